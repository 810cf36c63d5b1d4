/**
 * The account of a platform's fields as a page of documentation.
 *
 * @module
 */
import { described, type Disposition, type Fields } from "./Fields.ts"
import * as Secrets from "./Secrets.ts"

const becomes = (disposition: Disposition | undefined): string => {
  switch (disposition?.kind) {
    case "column":
      return disposition.to.map((column) => `\`${column}\``).join(", ")
    case "derived":
      return `${disposition.to.map((column) => `\`${column}\``).join(", ")}: ${disposition.how}`
    case "extra":
      return "`extra`"
    case "dropped":
      return `dropped: ${disposition.why}`
    case "secret":
      return `secret, left out: ${disposition.why}`
    case "records":
      return `rows of their own: ${disposition.resource}`
    default:
      return ""
  }
}

/** How to have secret fields all the same; nothing for a platform without any. */
const aboutSecrets = (resources: { readonly [resource: string]: Fields }): ReadonlyArray<string> => {
  const byField = [...Map.groupBy(Secrets.pathsOf(resources), Secrets.fieldOf)]
  const [example] = byField.toSorted(([a, as], [b, bs]) => bs.length - as.length || a.length - b.length)
  if (example === undefined) return []
  const [field, paths] = example
  const [path = field] = paths.toSorted((a, b) => a.length - b.length)
  const names = byField.map(([name]) => name).toSorted()
  return [
    "",
    "A secret field lets in whoever has it. It is in no file, unless `boxport export --include-secrets` names it. A name",
    "stands for every secret whose path from the resource on, without brackets, is that name or ends with it:",
    `\`${field}\` for all of that name, \`${path}\` for those of ${path.slice(0, path.indexOf("."))}. Secrets that are named are in`,
    "the `extra` of the rows made from their record, where there are any, and in raw files; in rejected records, logs and",
    `state they never are. The names: ${names.map((name) => `\`${name}\``).join(", ")}.`,
  ]
}

/**
 * Markdown: what becomes of every known field, resource by resource. A field that is in none of these tables is kept in
 * `extra` under its own name.
 */
export const fieldsDocument = (platform: string, resources: { readonly [resource: string]: Fields }): string => {
  const sections = Object.entries(resources).map(([resource, fields]) => {
    const rows = described(fields).map(({ disposition, path }) => `| \`${path}\` | ${becomes(disposition)} |`)
    return [`## ${resource}`, "", "| field | becomes |", "| --- | --- |", ...rows].join("\n")
  })
  const head = [
    `# ${platform}: what becomes of every field`,
    "",
    "Made from the adapter's own tables (`fieldsByResource`) and kept fresh by a test. A field that is not listed is",
    "kept in the row's `extra` under its own name, so nothing a platform sends is lost unseen.",
    ...aboutSecrets(resources),
  ].join("\n")
  return `${[head, ...sections].join("\n\n")}\n`
}
