/**
 * A platform's endpoints as a page of documentation.
 *
 * @module
 */
import type { Operation } from "../Endpoint.ts"

const sideEffectWords = {
  mails: "may mail people",
  credits: "costs credits",
  irreversible: "cannot be taken back",
} as const

const cell = (text: string): string => text.replaceAll("|", "\\|")

const bodyOf = ({ body }: Operation): string =>
  body === null ? "" : body.key === null ? body.encoding : `${body.encoding}, under \`${body.key}\``

const answerOf = ({ paging, success }: Operation): string => {
  const where = success.key === null ? "" : `, \`${success.key}\``
  return `${success.status}${where}${paging === "none" ? "" : ", page by page"}`
}

const carefully = ({ cost, idempotent, method, sideEffects }: Operation): string => {
  const words = sideEffects.map((effect) =>
    effect === "credits" ? `costs ${cost.credits} credit${cost.credits === 1 ? "" : "s"}` : sideEffectWords[effect],
  )
  if (method !== "GET" && !idempotent) words.push("never sent twice")
  return words.join("; ")
}

const section = (resource: string, operations: ReadonlyArray<Operation>): string => {
  const rows = operations.map((operation) =>
    [
      `\`${operation.name}\``,
      `\`${operation.method} ${operation.path}\``,
      `${operation.summary}`,
      bodyOf(operation),
      answerOf(operation),
      operation.failures.map(({ status, when }) => `${status}: ${when}`).join("; "),
      carefully(operation),
      operation.source,
    ]
      .map(cell)
      .join(" | "),
  )
  return [
    `## ${resource}`,
    "",
    "| method | request | | body | answer | refusals | mind | source |",
    "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
  ].join("\n")
}

/** Markdown: every endpoint, resource by resource, in the order of the table. */
export const endpointsDocument = (platform: string, operations: ReadonlyArray<Operation>): string => {
  const resources = Map.groupBy(operations, ({ resource }) => resource)
  const head = [
    `# ${platform}: every endpoint`,
    "",
    `${operations.length} endpoints, made from the package's own table (\`operations\`) and kept fresh by a test. The client has a method for`,
    "each under its name. Refusals are those that an endpoint has besides the ones that every endpoint may give.",
  ].join("\n")
  return `${[head, ...[...resources].map(([resource, ofIt]) => section(resource, ofIt))].join("\n\n")}\n`
}
