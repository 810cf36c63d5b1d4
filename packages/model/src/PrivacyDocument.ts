/**
 * The classes of all columns as a page of documentation.
 *
 * @module
 */
import { type ColumnClass, fateOf, fates } from "./Privacy.ts"
import { type TableName, tableNames } from "./Tables.ts"

const words: { readonly [Class in ColumnClass]: string } = {
  identity: "who somebody is, or what admits or pays as them",
  contact: "how to reach them, and where they live",
  free_text: "what somebody typed, which can hold anything",
  special: "what people answered and what is noted about them: diets, access needs",
  commercial: "amounts, prices, quantities",
  technical: "keys, states, times, words of closed lists",
}

const section = (table: TableName): string => {
  const rows = fates("pseudonymous", table).map(({ column, fate, privacy }) => {
    const cells = [privacy.class.replace("_", " "), fate, fateOf("minimal", table, privacy)]
    return `| \`${column}\` | ${cells.join(" | ")} |`
  })
  return [`## ${table}`, "", "| column | class | pseudonymous | minimal |", "| --- | --- | --- | --- |", ...rows].join(
    "\n",
  )
}

/** Markdown: every column's class, and what becomes of it, table by table. */
export const privacyDocument = (): string => {
  const classes = Object.entries(words).map(([name, meaning]) => `| ${name.replace("_", " ")} | ${meaning} |`)
  const head = [
    "# What every column says about people",
    "",
    "Made from the model's own table (`Privacy.columnPrivacy`) and kept fresh by a test.",
    "",
    "| class | what it tells |",
    "| --- | --- |",
    ...classes,
    "",
    "A pseudonym is `p_` and 32 hexadecimal digits: HMAC-SHA-256 under your key of the value and what it is (a name, an",
    "address, …), blanks around it and capitals aside. So the same address has the same pseudonym in every table, job and",
    "run, and without the key nobody can try addresses until one fits.",
  ].join("\n")
  return `${[head, ...tableNames.map(section)].join("\n\n")}\n`
}
