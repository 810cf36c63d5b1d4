/**
 * What the command says: results on stdout, everything else on stderr. On a terminal stderr can end in a few live
 * lines, which are drawn again below every line that is added.
 *
 * @module
 */
import { Context, Effect } from "effect"
import { CliOutput } from "effect/cli"

/** One of the two streams. */
export interface Stream {
  readonly write: (text: string) => void
  readonly terminal: boolean
  /** Cells in a line. */
  readonly columns: () => number
}

/** Control characters, those that begin a terminal's own commands or turn its text round among them, made harmless. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (character) => (character === "\n" || character === "\t" ? " " : "\ufffd"))

/** The text, cut to a number of terminal cells; a cut shows as `…`. */
export const cut = (text: string, cells: number): string => {
  if (CliOutput.displayWidth(text) <= cells) return text
  let width = 0
  let kept = ""
  for (const character of text) {
    width += CliOutput.displayWidth(character)
    if (width > cells - 1) break
    kept += character
  }
  return `${kept}…`
}

/** The text with spaces up to a number of terminal cells. */
export const pad = (text: string, cells: number, side: "left" | "right" = "right"): string => {
  const spaces = " ".repeat(Math.max(0, cells - CliOutput.displayWidth(text)))
  return side === "right" ? text + spaces : spaces + text
}

/** Rows with their columns aligned, two spaces between; the columns named in `right` align to the right. */
export const aligned = (
  rows: ReadonlyArray<ReadonlyArray<string>>,
  right: ReadonlyArray<number> = [],
): Array<string> => {
  const widths: Array<number> = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, CliOutput.displayWidth(cell))
    })
  }
  return rows.map((row) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0, right.includes(column) ? "left" : "right"))
      .join("  ")
      .trimEnd(),
  )
}

/** The two streams of a run. */
export class Output extends Context.Service<
  Output,
  {
    /** Adds a line, or several, to stdout. */
    readonly result: (text: string) => Effect.Effect<void>
    /** Adds a line, or several, to stderr. */
    readonly note: (text: string) => Effect.Effect<void>
    /** Adds text to stderr as it stands, without a line's end: questions draw themselves. */
    readonly raw: (text: string) => Effect.Effect<void>
    /** Replaces the live lines at the end of stderr; nothing where stderr is no terminal. */
    readonly live: (lines: ReadonlyArray<string>) => Effect.Effect<void>
    /** Whether results are read by a person. */
    readonly resultTerminal: boolean
    readonly resultColumns: Effect.Effect<number>
    /** Whether live lines can be shown. */
    readonly liveTerminal: boolean
    readonly liveColumns: Effect.Effect<number>
    /** Whether stderr may be coloured. */
    readonly colors: boolean
  }
>()("@boxport/pipeline/Output") {
  /** @param environment for `NO_COLOR` and `TERM` */
  static readonly make = (stdout: Stream, stderr: Stream, environment: NodeJS.ProcessEnv): Output["Service"] => {
    let shown = 0
    const erase = () => {
      const up = shown === 0 ? "" : `\u001b[${shown}A\r\u001b[J`
      shown = 0
      return up
    }
    let lines: ReadonlyArray<string> = []
    const draw = () => {
      shown = lines.length
      return lines.map((line) => `${line}\n`).join("")
    }
    const liveTerminal = stderr.terminal && environment["TERM"] !== "dumb"
    const around = (text: string) => (liveTerminal ? erase() + text + draw() : text)
    return {
      result: (text) =>
        Effect.sync(() => {
          // Both streams may be the same terminal.
          if (liveTerminal && shown > 0) stderr.write(erase())
          stdout.write(`${text}\n`)
          if (liveTerminal && lines.length > 0) stderr.write(draw())
        }),
      note: (text) => Effect.sync(() => stderr.write(around(`${text}\n`))),
      raw: (text) => Effect.sync(() => stderr.write(around(text))),
      live: (next) =>
        Effect.sync(() => {
          if (!liveTerminal || (next.length === 0 && shown === 0)) return
          const up = erase()
          lines = next
          stderr.write(up + draw())
        }),
      resultTerminal: stdout.terminal,
      resultColumns: Effect.sync(stdout.columns),
      liveTerminal,
      liveColumns: Effect.sync(stderr.columns),
      colors: stderr.terminal && (environment["NO_COLOR"] ?? "") === "" && environment["TERM"] !== "dumb",
    }
  }

  /** The process's own streams. A reader that has gone away (`boxport events | head`) ends nothing. */
  static readonly ofProcess = (): Output["Service"] => {
    const stream = (target: NodeJS.WriteStream): Stream => {
      target.on("error", (error: NodeJS.ErrnoException) => {
        if (error.code !== "EPIPE") throw error
      })
      return {
        write: (text) => void target.write(text),
        // Node leaves it undefined where it is not a terminal.
        terminal: target.isTTY === true,
        columns: () => target.columns || 80,
      }
    }
    return Output.make(stream(process.stdout), stream(process.stderr), process.env)
  }
}
