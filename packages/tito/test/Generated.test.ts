import { endpointsDocument, openApiDocument, openApiText, plainClient } from "@boxport/connector/describe"
import { commonFailures, operations } from "@boxport/tito"
import { assert, describe, expect, it } from "@effect/vitest"
import { Validator } from "@seriousme/openapi-schema-validator"
import { format } from "oxfmt"
import { readFile } from "node:fs/promises"
import { join } from "node:path"

const root = join(import.meta.dirname, "../../..")
const table = Object.values(operations)

const openApi = {
  title: "Tito",
  version: "3.1",
  description: "The Admin API and the check-in API of Tito as Boxport knows them; not the platform's own document.",
  servers: [
    { url: "https://api.tito.io", description: "Admin API" },
    { url: "https://checkin.tito.io", description: "Check-in API: the paths under /checkin_lists" },
  ],
  security: {
    name: "token",
    scheme: { type: "apiKey", in: "header", name: "Authorization", description: "Token token=…" },
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
    await expect(endpointsDocument("Tito", table)).toMatchFileSnapshot(join(root, "docs/endpoints/tito.md"))
  })

  it("openapi.json, which is valid OpenAPI 3.1", async () => {
    await expect(openApiText(openApi, table)).toMatchFileSnapshot("../openapi.json")
    const checked = await new Validator().validate({ ...openApiDocument(openApi, table) })
    assert.deepStrictEqual([checked.valid, checked.errors], [true, undefined])
  })

  it("the plain client", async () => {
    const { methods, types } = plainClient(
      { name: "Tito", platform: "Tito", given: ["account_slug"] },
      Object.values(operations),
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
