import { Privacy, privacyDocument, tableNames, tables } from "@boxport/model"
import { assert, describe, expect, it } from "@effect/vitest"
import { join } from "node:path"

describe("privacy", () => {
  it("has a class for every column of every table, and for no other", () => {
    for (const table of tableNames) {
      assert.deepStrictEqual(
        Object.keys(Privacy.columnPrivacy[table]),
        tables[table].columns.map(({ name }) => name),
        table,
      )
    }
  })

  it("keeps in minimal mode no text but keys, the one word of a closed list, and forms that hold nothing else", () => {
    const texts = tableNames.flatMap((table) =>
      Privacy.fates("minimal", table).flatMap(({ column, fate }) => {
        const info = tables[table].columns.find(({ name }) => name === column)
        const isText = info?.type === "text" || info?.type === "list" || info?.type === "json"
        return isText && fate !== "left out" ? [column] : []
      }),
    )
    assert.deepStrictEqual([...new Set(texts)].toSorted(), [
      "currency",
      "ends_local",
      "event_id",
      "id",
      "kind",
      "native_id",
      "order_id",
      "platform",
      "pricing",
      "question_id",
      "scope",
      "series_id",
      "series_ids",
      "starts_local",
      "status",
      "ticket_id",
      "ticket_type_id",
      "ticket_type_ids",
      "timezone",
      "voucher_id",
    ])
  })

  it("leaves every column that cannot be null where it is, whatever the mode", () => {
    for (const mode of Privacy.privacyModes) {
      for (const table of tableNames) {
        for (const { column, fate } of Privacy.fates(mode, table)) {
          const info = tables[table].columns.find(({ name }) => name === column)
          const canGo = info?.nullable === true || info?.type === "list"
          assert.isTrue(canGo || fate === "kept" || fate === "pseudonym", `${mode}: ${table}.${column}`)
        }
      }
    }
  })
})

describe("docs/fields/privacy.md", () => {
  // `pnpm vitest --project model -u` writes it anew.
  it("has the class of every column", async () => {
    await expect(privacyDocument()).toMatchFileSnapshot(join(import.meta.dirname, "../../../docs/fields/privacy.md"))
  })
})
