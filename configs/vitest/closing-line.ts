import type { Reporter, TestModule } from "vitest/node"

/** The last line of a test run, in a form that any CI can read: `N passed, N failed`. */
export class ClosingLine implements Reporter {
  onTestRunEnd(modules: ReadonlyArray<TestModule>, errors: ReadonlyArray<unknown>): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    // A file that failed without a test that did (it can't be run, or what its tests stand on can't be set up) has failed
    // too, and so has an error outside of any test.
    const broken = modules.filter(
      (module) => module.state() === "failed" && [...module.children.allTests("failed")].length === 0,
    ).length
    const skipped = count("skipped")
    const line = `${count("passed")} passed, ${count("failed") + broken + errors.length} failed`
    // After vitest's own summary, which is written when this event is over.
    process.once("exit", () => process.stdout.write(`${line}${skipped === 0 ? "" : `, ${skipped} skipped`}\n`))
  }
}
