/**
 * The account of a platform's fields as a page of documentation.
 *
 * @module
 */
import { described, type Disposition, type Fields } from "./Fields.ts"

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
      return `secret, nowhere: ${disposition.why}`
    case "records":
      return `rows of their own: ${disposition.resource}`
    default:
      return ""
  }
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
  ].join("\n")
  return `${[head, ...sections].join("\n\n")}\n`
}
