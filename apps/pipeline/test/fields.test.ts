import { describe, expect, it } from "@effect/vitest"
import { fieldsDocument, type Fields } from "@boxport/connector"
import { fieldsByResource as ticketTailor } from "@boxport/ticket-tailor"
import { fieldsByResource as ticketbutler } from "@boxport/ticketbutler"
import { fieldsByResource as tito } from "@boxport/tito"
import { join } from "node:path"

const platforms: ReadonlyArray<readonly [file: string, name: string, { readonly [resource: string]: Fields.Fields }]> =
  [
    ["ticket-tailor", "Ticket Tailor", ticketTailor],
    ["ticketbutler", "Ticketbutler", ticketbutler],
    ["tito", "Tito", tito],
  ]

describe("docs/fields", () => {
  for (const [file, name, resources] of platforms) {
    // `pnpm vitest --project pipeline -u` writes it anew.
    it(`is what the adapter does with every field of ${name}`, async () => {
      const path = join(import.meta.dirname, `../../../docs/fields/${file}.md`)
      await expect(fieldsDocument(name, resources)).toMatchFileSnapshot(path)
    })
  }
})
