/**
 * What a configuration file can say. The file is decoded with {@link Configuration}, and the JSON Schema for editors
 * is generated from it.
 *
 * @module
 */
import { formats } from "@boxport/formats"
import { tableNames } from "@boxport/model"
import { Cron, Schema } from "effect"
import { platformNames, platforms } from "../Platforms.ts"

const Connection = Schema.Union(platforms.map(({ ConnectionConfig }) => ConnectionConfig)).annotate({
  title: "Connection",
  description: "An account on a platform, and the credential for it",
  expected: `a connection with "platform" set to one of: ${platformNames.join(", ")}`,
})

/** A name as the command line takes it: never mistaken for a flag or a path. */
const connectionName = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

const Connections = Schema.Record(Schema.String, Connection)
  .annotate({ description: "The accounts to work with, by the name that the commands take" })
  .check(
    Schema.makeFilter((connections: { readonly [name: string]: unknown }) => {
      const names = Object.keys(connections)
      if (names.length === 0) return "there must be at least one connection"
      const bad = names.filter((name) => !connectionName.test(name))
      return bad.map((name) => ({
        path: [name],
        issue: "a connection's name is letters, digits, _, . and -, and begins with a letter or a digit",
      }))
    }),
  )

const cronProblem = (text: string): string | undefined =>
  text.trim().split(/\s+/).length !== 5 || Cron.parse(text)._tag === "Failure"
    ? `must be a cron expression of five fields, such as "0 3 * * *"`
    : undefined

const timeZoneProblem = (zone: string): string | undefined =>
  Cron.parse("0 3 * * *", zone)._tag === "Failure" ? `must be an IANA time zone, such as "Europe/London"` : undefined

/** A job: an export that runs on a schedule. Accepted and checked; this version has no command that runs one. */
const Job = Schema.Struct({
  export: Schema.NonEmptyString.annotate({ description: "The connection to export" }),
  to: Schema.NonEmptyString.annotate({ description: "The folder for the files" }),
  format: Schema.optionalKey(
    Schema.Literals(formats).annotate({ description: "Format of the tables; csv without it" }),
  ),
  events: Schema.optionalKey(
    Schema.Array(Schema.NonEmptyString).annotate({
      description: "The platform's own event ids; all events without it",
    }),
  ),
  tables: Schema.optionalKey(
    Schema.Array(Schema.Literals(tableNames)).annotate({ description: "The tables wanted; all without it" }),
  ),
  raw: Schema.optionalKey(Schema.Boolean.annotate({ description: "Whether native records are wanted too" })),
  schedule: Schema.optionalKey(
    Schema.String.annotate({ description: "Cron expression of five fields" }).check(Schema.makeFilter(cronProblem)),
  ),
  timezone: Schema.optionalKey(
    Schema.String.annotate({ description: "IANA time zone of the schedule" }).check(Schema.makeFilter(timeZoneProblem)),
  ),
  incremental: Schema.optionalKey(
    Schema.Boolean.annotate({ description: "Whether to read only what changed since the last run" }),
  ),
}).annotate({ title: "Job" })

/** A whole configuration file. */
export const Configuration = Schema.Struct({
  $schema: Schema.optionalKey(Schema.String.annotate({ description: "This schema, for editors" })),
  connections: Connections,
  jobs: Schema.optionalKey(
    Schema.Record(Schema.String, Job).annotate({ description: "Exports on a schedule, by name" }),
  ),
})
  .annotate({ title: "Boxport configuration" })
  .check(
    Schema.makeFilter(({ connections, jobs = {} }) =>
      Object.entries(jobs)
        .filter(([, job]) => !Object.hasOwn(connections, job.export))
        .map(([name]) => ({
          path: ["jobs", name, "export"],
          issue: `must name one of the connections: ${Object.keys(connections).join(", ")}`,
        })),
    ),
  )
export type Configuration = typeof Configuration.Type

/** What a file holds, before decoding: `apiKey` and the like are plain text there. */
export const ConfigurationFile = Schema.toCodecJson(Configuration)

/** The JSON Schema of a configuration file, draft 2020-12, as editors want it. */
export const jsonSchema = (): { readonly [key: string]: unknown } => {
  const { definitions, schema } = Schema.toJsonSchemaDocument(Configuration, { onExcessProperty: "error" })
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    ...schema,
    ...(Object.keys(definitions).length === 0 ? {} : { $defs: definitions }),
  }
}
