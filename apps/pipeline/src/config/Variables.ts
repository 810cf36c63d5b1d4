/**
 * `${NAME}` in the texts of a parsed configuration. Replacing happens on the parsed document and not on its text, so
 * that a value can neither change the document's shape nor end up in a parser's message.
 *
 * @module
 */
/** A finding at a path of the document. */
export interface FindingAt {
  readonly path: ReadonlyArray<string | number>
  readonly problem: string
}

/** `$${NAME}` stands for the text `${NAME}` itself. */
const reference = /\$(\$)?\{([^}]*)\}?/g
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/

type Lookup = (name: string) => string | undefined

const inText = (text: string, path: FindingAt["path"], lookup: Lookup, found: Array<FindingAt>): string =>
  text.replace(reference, (whole: string, escaped: string | undefined, name: string) => {
    if (escaped !== undefined) return whole.slice(1)
    if (!whole.endsWith("}") || !variableName.test(name)) {
      found.push({
        path,
        problem: "${…} must hold the name of an environment variable, such as ${TICKET_TAILOR_API_KEY}",
      })
      return ""
    }
    const value = lookup(name)
    if (value === undefined || value === "") {
      const state = value === undefined ? "is not set" : "is set, but empty"
      found.push({
        path,
        problem: `the variable ${name} ${state} (neither in the environment nor in .env beside the file)`,
      })
      return ""
    }
    return value
  })

/**
 * The parsed document with every `${NAME}` in its texts replaced, and what could not be. Keys are left alone. What is
 * put in is always text: it is not looked at again, neither for variables nor for YAML.
 */
export const substitute = (
  document: unknown,
  lookup: Lookup,
): { readonly document: unknown; readonly findings: ReadonlyArray<FindingAt> } => {
  const found: Array<FindingAt> = []
  const visit = (value: unknown, path: FindingAt["path"]): unknown => {
    if (typeof value === "string") return inText(value, path, lookup, found)
    if (typeof value !== "object" || value === null) return value
    if (Array.isArray(value)) return value.map((item, index) => visit(item, [...path, index]))
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, visit(item, [...path, key])]))
  }
  return { document: visit(document, []), findings: found }
}
