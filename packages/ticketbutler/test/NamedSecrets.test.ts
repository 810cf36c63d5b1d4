import { assert, describe, it } from "@effect/vitest"
import { hurry } from "@boxport/connector/testing"
import type { JsonObject } from "@boxport/model"
import { makeSource } from "@boxport/ticketbutler"
import { Effect, Schema } from "effect"
import { account, detail, inList, order, ticket, uuid } from "./support/records.ts"
import { connection, everything, readServed, served, stub, textOf } from "./support/services.ts"

/** The secrets of a resource's own fields, each its path in brackets. */
const own = (secrets: ReadonlyArray<string>, resource: string): JsonObject =>
  Object.fromEntries(
    secrets
      .map((path) => path.split("."))
      .filter(([first, , ...more]) => first === resource && more.length === 0)
      .map((steps) => [steps[1] ?? "", `⟨${steps.join(".")}⟩`]),
  )

/** An account with every secret in every place: an order with a ticket, a ticket alone, a webhook. */
const accountOf = (secrets: ReadonlyArray<string>) =>
  account({
    detail: detail(own(secrets, "events")),
    orders: [
      order({
        ...own(secrets, "orders"),
        tickets: [ticket(1, { ticket_download_absolute_url: "⟨inside.download⟩", url: "⟨inside.url⟩" })],
      }),
    ],
    tickets: [inList(1), inList(2, own(secrets, "tickets"))],
    more: {
      "/webhooks/v1/actions/": ["all"],
      "/webhooks/v1/whitelabel/hooks/": [
        { uuid: uuid("hook"), action: "all", active: true, ...own(secrets, "webhooks") },
      ],
    },
  })

const secretsOf = Effect.map(makeSource(connection), ({ secrets }) => secrets).pipe(
  Effect.provide(stub(served({})).layer),
)

/** The ticket inside the order has a row as a ticket, and is in the order's native record. */
const placeOf = (path: string): string =>
  path === "orders.tickets.url"
    ? "inside.url"
    : path === "orders.tickets.ticket_download_absolute_url"
      ? "inside.download"
      : path

const secretsIn = (value: unknown): ReadonlyArray<string> =>
  [...new Set(Array.from(textOf(value).matchAll(/⟨([\w.]+)⟩/g), ([, path]) => path ?? ""))].toSorted()

describe("secrets that are named", () => {
  it.effect.prop(
    "are in extra and in native records, and no others are",
    [Schema.Array(Schema.Int.check(Schema.isBetween({ minimum: 0, maximum: 9999 }))), Schema.Boolean],
    ([numbers, raw]) =>
      Effect.gen(function* () {
        const secrets = yield* secretsOf
        const names = secrets.flatMap((path) => path.split(".").map((_, index, steps) => steps.slice(index).join(".")))
        const chosen = numbers.map((number) => names[number % names.length] ?? "")
        const isNamed = (path: string) => chosen.some((name) => path === name || path.endsWith(`.${name}`))
        const query = { ...everything, raw, secrets: new Set(chosen) }
        const { readings, rejected } = yield* readServed(accountOf(secrets), {}, query)
        assert.deepStrictEqual(rejected, [])
        const pages = readings.flatMap((reading) => (reading._tag === "Page" ? [reading] : []))
        // A row of a ticket is a ticket's, wherever its record was; a webhook has none.
        const inRows = [
          ...secrets.filter((path) => !/^(orders\.tickets|webhooks)\./.test(path) && isNamed(path)),
          ...(isNamed("tickets.url") ? ["inside.url"] : []),
          ...(isNamed("tickets.ticket_download_absolute_url") ? ["inside.download"] : []),
        ]
        assert.deepStrictEqual(secretsIn(pages.map(({ rows }) => rows)), inRows.toSorted())
        assert.deepStrictEqual(
          secretsIn(pages.map((page) => page.raw)),
          raw ? secrets.filter(isNamed).map(placeOf).toSorted() : [],
        )
      }).pipe(hurry),
    { arbitrary: { runs: 40 } },
  )

  it.effect("are in nothing that is set aside", () =>
    Effect.gen(function* () {
      const secrets = yield* secretsOf
      const answers = account({
        detail: detail({ ...own(secrets, "events"), start_date: "soon" }),
        orders: [
          order({ ...own(secrets, "orders"), date: "never", tickets: [ticket(1, { checked_in: "?", url: "⟨u⟩" })] }),
        ],
        tickets: [inList(1), inList(2, { ...own(secrets, "tickets"), checked_in: "?" })],
      })
      const { rejected } = yield* readServed(answers, {}, { ...everything, raw: true, secrets: new Set(secrets) })
      assert.deepStrictEqual(rejected.map(({ resource }) => resource).toSorted(), [
        "events",
        "orders",
        "tickets",
        "tickets",
      ])
      assert.deepStrictEqual(secretsIn(rejected), [])
    }).pipe(hurry),
  )
})
