import { assert, describe, it } from "@effect/vitest"
import { Lenient, type Operation } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { adminWire, operations } from "@boxport/tito"
import { Result, Schema, type SchemaAST } from "effect"
import { fixture, fixtures } from "../support/fixtures.ts"

const all: ReadonlyArray<Operation> = Object.values(operations)

const byName = (name: string): Operation => all.find((one) => one.name === name) ?? assert.fail(`no operation ${name}`)

const methods: { readonly [verb: string]: string } = { list: "list", get: "get", create: "create", update: "update" }

/** Samples whose name does not say which endpoint gives them. */
const special: { readonly [sample: string]: string } = {
  "confirm-you-can-connect": "hello",
  "duplicate-an-event": "events.duplicate",
  "duplicate-an-event-status": "events.duplication",
  "list-check-in-lists": "checkin_lists.list",
  "list-rsvp-release-invitations": "release_invitations.list",
  "mark-a-registration-as-paid": "registrations.mark_paid",
  "mark-a-registration-as-unpaid": "registrations.mark_unpaid",
  "reassign-a-ticket": "tickets.reassign",
  "void-a-ticket": "tickets.void",
}

const plurals: { readonly [thing: string]: string } = {
  activity: "activities",
  "check-in-list": "checkin_lists",
  "rsvp-release-invitation": "release_invitations",
}

/** The endpoint that gives a sample; undefined for errors and webhooks. */
const operationOf = (name: string): Operation | undefined => {
  const known = special[name]
  if (known !== undefined) return byName(known)
  const [, verb = "", things = ""] = /^(list|get|create|update)-(?:an?-)?(.+)$/.exec(name) ?? []
  const method = methods[verb]
  if (method === undefined) return undefined
  const plural = method === "list" ? things : (plurals[things] ?? `${things}s`)
  return byName(`${plural.replaceAll("-", "_")}.${method}`)
}

const recordsOf = (operation: Operation, json: Json): ReadonlyArray<Json> =>
  operation.paging === "none"
    ? [adminWire.record(operation, json)]
    : (adminWire.page(operation, json, null, [])?.items ?? assert.fail(`${operation.name}: no page`))

/** The paths of fields that a shape does not name. */
const strangers = (ast: SchemaAST.AST, value: Json, path: string): ReadonlyArray<string> => {
  if (value === null) return []
  switch (ast._tag) {
    case "Union": {
      const members = ast.types.map((member) => strangers(member, value, path))
      return members.toSorted((a, b) => a.length - b.length)[0] ?? []
    }
    case "Arrays":
      return Array.isArray(value)
        ? value.flatMap((item: Json, place) =>
            ast.rest[0] === undefined ? [] : strangers(ast.rest[0], item, `${path}[${place}]`),
          )
        : [`${path}: no list`]
    case "Objects": {
      if (!Lenient.isObject(value)) return [`${path}: no object`]
      return Object.entries(value).flatMap(([key, inner]) => {
        const field =
          ast.propertySignatures.find((property) => property.name === key)?.type ?? ast.indexSignatures[0]?.type
        return field === undefined ? [`${path}.${key}`] : strangers(field, inner, `${path}.${key}`)
      })
    }
    case "Unknown":
      return []
    default:
      return typeof value === "object" ? [`${path}: no ${ast._tag}`] : []
  }
}

describe("the seed's samples", () => {
  const withOperation = fixtures.flatMap(({ json, name }) => {
    const operation = operationOf(name)
    return operation === undefined ? [] : [{ json, name, operation }]
  })

  it("belong to endpoints, but for errors and webhooks", () => {
    const without = fixtures.filter(({ name }) => operationOf(name) === undefined).map(({ name }) => name)
    assert.deepStrictEqual(without, [
      "authentication-errors",
      "authorization-errors",
      "checkin-payload",
      "errors",
      "registration-payload",
      "ticket-payload",
    ])
  })

  for (const { json, name, operation } of withOperation) {
    it(`fit the shape of ${operation.name}, which names each of their fields: ${name}`, () => {
      const { shape } = operation.success
      const explain = Schema.decodeUnknownResult(shape, { errors: "all" })
      for (const record of recordsOf(operation, json)) {
        const decoded = explain(record)
        assert.isTrue(Result.isSuccess(decoded), Result.isFailure(decoded) ? decoded.failure.message : "")
        assert.deepStrictEqual(strangers(shape.ast, record, ""), [])
      }
    })
  }

  it("would show a field that no shape names", () => {
    const operation = byName("registrations.get")
    const [registration] = recordsOf(operation, fixture("get-registration"))
    assert.isTrue(Lenient.isObject(registration))
    if (!Lenient.isObject(registration)) return
    const changed = { ...registration, brand_new: 1, tickets: [{ id: 1, also: 2 }], receipts: [{ more: null }] }
    assert.deepStrictEqual(
      new Set(strangers(operation.success.shape.ast, changed, "")),
      new Set([".brand_new", ".tickets[0].also", ".receipts[0].more"]),
    )
  })
})
