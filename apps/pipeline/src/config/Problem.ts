/**
 * What can be wrong with a configuration.
 *
 * @module
 */
import { Schema } from "effect"

/** One thing that is wrong, and where: `line 4, connections.old.apiKey`. It never holds a value of the file. */
export interface Finding {
  readonly where: string
  readonly problem: string
}

/** The configuration cannot be used. Nothing was started. */
export class ConfigurationProblem extends Schema.TaggedError<ConfigurationProblem>()("ConfigurationProblem", {
  /** The file, as it was asked for or found. */
  file: Schema.String,
  findings: Schema.Array(Schema.Struct({ where: Schema.String, problem: Schema.String })),
  hint: Schema.String,
}) {
  override get message(): string {
    const lines = this.findings.map(({ where, problem }) => (where === "" ? problem : `${where}: ${problem}`))
    return lines.length === 1 ? `${this.file}: ${lines[0]}` : [`${this.file}:`, ...lines].join("\n  ")
  }
}
