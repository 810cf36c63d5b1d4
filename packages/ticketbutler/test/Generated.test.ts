import { endpointsDocument, openApiDocument, openApiText, plainClient } from "@boxport/connector/describe"
import { commonFailures, clientOperations, operations } from "@boxport/ticketbutler"
import { assert, describe, expect, it } from "@effect/vitest"
import { Validator } from "@seriousme/openapi-schema-validator"
import { format } from "oxfmt"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

const root = join(import.meta.dirname, "../../..")
const table = Object.values(operations)

const openApi = {
  title: "Ticketbutler",
  version: "3",
  description: "The API of Ticketbutler as Boxport knows it; not the platform's own document.",
  servers: [{ url: "https://test.ticketbutler.io", description: "Every customer has a host of their own" }],
  security: {
    name: "token",
    scheme: { type: "apiKey", in: "header", name: "Authorization", description: "Token …" },
  },
  style: { nesting: "brackets", lists: "brackets" },
  failures: commonFailures,
} as const

const formatted = async (file: string, text: string): Promise<string> => {
  const options: Record<string, unknown> = JSON.parse(await readFile(join(root, ".oxfmtrc.json"), "utf8"))
  return (await format(file, text, options)).code
}

// `pnpm generate` writes them anew.
describe("what is made from the table of endpoints", () => {
  it("docs/endpoints", async () => {
    await expect(endpointsDocument("Ticketbutler", table)).toMatchFileSnapshot(
      join(root, "docs/endpoints/ticketbutler.md"),
    )
  })

  it("openapi.json, which is valid OpenAPI 3.1", async () => {
    await expect(openApiText(openApi, table)).toMatchFileSnapshot("../openapi.json")
    const checked = await new Validator().validate({ ...openApiDocument(openApi, table) })
    assert.deepStrictEqual([checked.valid, checked.errors], [true, undefined])
  })

  it("the plain client", async () => {
    const { methods, types } = plainClient(
      { name: "Ticketbutler", platform: "Ticketbutler", given: [] },
      Object.values(clientOperations),
    )
    assert.notMatch(
      types,
      /^\/\*\* (\w+)\. \*\/\nexport (?:interface|type) \1 /m,
      "a shape that says nothing of itself",
    )
    await expect(await formatted("Types.ts", types)).toMatchFileSnapshot("../src/promise/Types.ts")
    await expect(await formatted("Methods.ts", methods)).toMatchFileSnapshot("../src/promise/Methods.ts")
  })
})
