/**
 * What a configuration file can say. The file is decoded with {@link Configuration}, and the JSON Schema for editors
 * is generated from it.
 *
 * @module
 */
import { Schema } from "effect"
import { platformNames, platforms } from "../Platforms.ts"
import { Job, needsKey, PrivacyKey } from "./Job.ts"

const Connection = Schema.Union(platforms.map(({ ConnectionConfig }) => ConnectionConfig)).annotate({
  title: "Connection",
  description: "An account on a platform, and the credential for it",
  expected: `a connection with "platform" set to one of: ${platformNames.join(", ")}`,
})

/** A name as the command line takes it: never mistaken for a flag or a path. */
const nameForm = /^[A-Za-z0-9][A-Za-z0-9_.-]*$/

const nameProblems = (names: ReadonlyArray<string>, whose: string) =>
  names
    .filter((name) => !nameForm.test(name))
    .map((name) => ({
      path: [name],
      issue: `${whose} name is letters, digits, _, . and -, and begins with a letter or a digit`,
    }))

const Connections = Schema.Record(Schema.String, Connection)
  .annotate({ description: "The accounts to work with, by the name that the commands take" })
  .check(
    Schema.makeFilter((connections: { readonly [name: string]: unknown }) => {
      const names = Object.keys(connections)
      if (names.length === 0) return "there must be at least one connection"
      return nameProblems(names, "a connection's")
    }),
  )

/** What a job is, seen with all that stands beside it. */
const jobProblems = (
  name: string,
  job: Job,
  { connections, privacyKey }: { readonly connections: object; readonly privacyKey?: unknown },
) => [
  ...(Object.hasOwn(connections, job.export)
    ? []
    : [
        {
          path: ["jobs", name, "export"],
          issue: `must name one of the connections: ${Object.keys(connections).join(", ")}`,
        },
      ]),
  ...(needsKey(job) && (job.privacyKey ?? privacyKey) === undefined
    ? [
        {
          path: ["jobs", name, "privacy"],
          issue: "needs a privacyKey, here or for all jobs, such as ${BOXPORT_PRIVACY_KEY}",
        },
      ]
    : []),
]

/** A whole configuration file. */
export const Configuration = Schema.Struct({
  $schema: Schema.optionalKey(Schema.String.annotate({ description: "This schema, for editors" })),
  connections: Connections,
  privacyKey: Schema.optionalKey(PrivacyKey),
  jobs: Schema.optionalKey(
    Schema.Record(Schema.String, Job)
      .annotate({ description: "Exports by name, on a schedule if they have one" })
      .check(
        Schema.makeFilter((jobs: { readonly [name: string]: unknown }) => nameProblems(Object.keys(jobs), "a job's")),
      ),
  ),
})
  .annotate({ title: "Boxport configuration" })
  .check(
    Schema.makeFilter((file) => Object.entries(file.jobs ?? {}).flatMap(([name, job]) => jobProblems(name, job, file))),
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
