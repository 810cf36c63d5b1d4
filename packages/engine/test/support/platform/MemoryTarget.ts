/**
 * A target over a store. Orders and tickets carry markers (in `extra`); events, types and questions are known by name.
 * Orders with a buyer's address mail the buyer. Tickets are let in only while their event is open and their type has room.
 */
import {
  type Existing,
  type Expectation,
  type Known,
  type Loss,
  type Made,
  type OrderBundle,
  type Part,
  type Phase,
  type PlannedOperation,
  type Reference,
  type SeriesBundle,
  type Settled,
  type Target,
  type Undone,
} from "@boxport/connector"
import { type JsonObject, parseId, type Rows, rowOfText, rowText } from "@boxport/model"
import { Effect, Result } from "effect"
import * as Row from "./Rows.ts"
import { instant } from "./Rows.ts"
import { send, type Store } from "./Store.ts"

const markerIn = (row: object): string | null => {
  const extra = "extra" in row ? row.extra : null
  const marker = typeof extra === "object" && extra !== null && "boxport" in extra ? extra.boxport : null
  return typeof marker === "string" ? marker : null
}

const native = (id: string): string => parseId(id)?.native ?? ""

const operation = (
  kind: string,
  phase: Phase,
  of: { readonly series: string; readonly group: string; readonly about: string; readonly body: JsonObject },
  makes: ReadonlyArray<Reference>,
  needs: ReadonlyArray<Reference>,
  emails = 0,
): PlannedOperation => ({
  key: `${kind} ${of.about}`,
  kind,
  phase,
  series: of.series,
  group: of.group,
  repeats: phase === "open" || phase === "close",
  makes,
  needs,
  body: of.body,
  requests: { [kind]: 1 },
  emails,
  credits: 0,
})

const part = (operations: ReadonlyArray<PlannedOperation>, more: Partial<Part> = {}): Part => ({
  operations,
  losses: [],
  clashes: [],
  adopted: [],
  ...more,
})

/** A row as a body, and back. */
const bodyOf = <Name extends "events" | "ticket_types" | "questions">(name: Name, row: Rows[Name]): JsonObject => ({
  row: rowText(name, row),
})
const rowIn = <Name extends keyof Rows>(name: Name, text: unknown): Rows[Name] =>
  Result.getOrThrow(rowOfText(name, String(text)))

interface OrderBody {
  readonly order: Rows["orders"] | null
  readonly tickets: ReadonlyArray<Rows["tickets"]>
  readonly answers: ReadonlyArray<Rows["answers"]>
  readonly codes: ReadonlyArray<string>
}
const orderBody = (bundle: OrderBundle): JsonObject => ({
  order: bundle.order === null ? null : rowText("orders", bundle.order),
  tickets: bundle.tickets.map((row) => rowText("tickets", row)),
  answers: bundle.answers.map((row) => rowText("answers", row)),
  codes: bundle.tickets.flatMap(({ barcode }) =>
    barcode === null || bundle.takenBarcodes.has(barcode) ? [] : [barcode],
  ),
})
const texts = (value: unknown): ReadonlyArray<string> => (Array.isArray(value) ? value.map(String) : [])
const orderIn = (body: JsonObject): OrderBody => ({
  order: body["order"] === null ? null : rowIn("orders", body["order"]),
  tickets: texts(body["tickets"]).map((text) => rowIn("tickets", text)),
  answers: texts(body["answers"]).map((text) => rowIn("answers", text)),
  codes: texts(body["codes"]),
})

/** Room of a type once all is in: what is carried and what is left to sell. */
const roomFor = (type: Rows["ticket_types"], carried: ReadonlyMap<string, number>): number =>
  (carried.get(type.id) ?? 0) + (type.quantity_available ?? 0)

export interface MemoryTarget extends Target {
  readonly store: Store
  /** Keys of operations that cannot be told of by looking. */
  readonly unsure: Set<string>
  /** Native ids that somebody has touched. */
  readonly touched: Set<string>
  /** Whether settling an outcome crashes. */
  diesSettling: boolean
}

export const memoryTarget = (
  store: Store,
  pace: { readonly requests: number; readonly perSeconds: number } | null = null,
): MemoryTarget => {
  const { tables } = store
  const unsure = new Set<string>()
  const touched = new Set<string>()

  const need = (known: Known, kind: Reference["kind"], source: string) => known(kind, source)?.target ?? ""
  const at = (id: string): string => `${store.platform}:${id}`

  const setup = ({ events, id }: SeriesBundle, { events: there, questions, ticketTypes }: Existing): Part => {
    const operations: Array<PlannedOperation> = []
    const adopted: Array<Made> = []
    const losses: Array<Loss> = []
    for (const { activities, event, questions: asked, ticketTypes: types } of events) {
      const group = event.id
      const same = there.find(({ starts_at, title }) => title === event.title && starts_at === event.starts_at)
      if (same === undefined) {
        operations.push(
          operation(
            "create_event",
            "setup",
            { series: id, group, about: event.id, body: bodyOf("events", event) },
            [{ kind: "events", source: event.id }],
            [],
          ),
        )
      } else adopted.push({ kind: "events", source: event.id, target: same.native_id, facts: {} })
      for (const type of types) {
        const found = ticketTypes.find((row) => row.event_id === same?.id && row.title === type.title)
        if (found !== undefined) {
          adopted.push({ kind: "ticket_types", source: type.id, target: found.native_id, facts: {} })
          continue
        }
        operations.push(
          operation(
            "create_ticket_type",
            "setup",
            { series: id, group, about: type.id, body: bodyOf("ticket_types", type) },
            [{ kind: "ticket_types", source: type.id }],
            [{ kind: "events", source: event.id }],
          ),
        )
      }
      for (const one of asked) {
        const found = questions.find((row) => row.event_id === same?.id && row.title === one.title)
        if (found !== undefined) {
          adopted.push({ kind: "questions", source: one.id, target: found.native_id, facts: {} })
          continue
        }
        operations.push(
          operation(
            "create_question",
            "setup",
            { series: id, group, about: one.id, body: bodyOf("questions", one) },
            [{ kind: "questions", source: one.id }],
            [{ kind: "events", source: event.id }],
          ),
        )
      }
      operations.push(roomOperation("open_event", "open", id, event, types, () => 1_000_000))
      if (activities.length > 0) {
        losses.push({ entity: "activities", field: null, records: activities.length, reason: "no_place", instead: "" })
      }
    }
    return part(operations, { adopted, losses })
  }

  const roomOperation = (
    kind: string,
    phase: Phase,
    series: string,
    event: Rows["events"],
    types: ReadonlyArray<Rows["ticket_types"]>,
    room: (type: Rows["ticket_types"]) => number,
  ) =>
    operation(
      kind,
      phase,
      {
        series,
        group: event.id,
        about: event.id,
        body: { event: event.id, room: Object.fromEntries(types.map((type) => [type.id, room(type)])) },
      },
      [],
      [
        { kind: "events", source: event.id },
        ...types.map(({ id }): Reference => ({ kind: "ticket_types", source: id })),
      ],
    )

  const finish = ({ events, id }: SeriesBundle, publish: boolean): Part =>
    part(
      events.flatMap(({ carried, event, ticketTypes }) => [
        roomOperation("close_event", "close", id, event, ticketTypes, (type) => roomFor(type, carried)),
        ...(publish && event.status === "published"
          ? [
              operation(
                "publish_event",
                "publish",
                { series: id, group: event.id, about: event.id, body: { event: event.id } },
                [],
                [{ kind: "events", source: event.id }],
              ),
            ]
          : []),
      ]),
    )

  const order = (bundle: OrderBundle, { id: series }: SeriesBundle): Part => {
    const { answers, checkIns, event, order: bought, tickets } = bundle
    const about = bought?.id ?? tickets[0]?.id ?? ""
    const group = event.id
    const mails = bought !== null && bought.buyer_email !== null ? 1 : 0
    const needs: ReadonlyArray<Reference> = [
      { kind: "events", source: event.id },
      ...tickets.flatMap(({ ticket_type_id: type }): ReadonlyArray<Reference> =>
        type === null ? [] : [{ kind: "ticket_types", source: type }],
      ),
      ...answers.flatMap(({ question_id: asked }): ReadonlyArray<Reference> =>
        asked === null ? [] : [{ kind: "questions", source: asked }],
      ),
    ]
    const creation = operation(
      "create_order",
      "load",
      { series, group: about, about, body: orderBody(bundle) },
      [
        ...(bought === null ? [] : [{ kind: "orders", source: bought.id } as const]),
        ...tickets.map(({ id }) => ({ kind: "tickets", source: id }) as const),
      ],
      needs,
      mails,
    )
    const scans = checkIns.flatMap((row) =>
      row.ticket_id === null
        ? []
        : [
            operation(
              "check_in",
              "load",
              { series, group: about, about: row.id, body: { ticket: row.ticket_id, at: row.checked_in_at, group } },
              [{ kind: "check_ins", source: row.id }],
              [{ kind: "tickets", source: row.ticket_id }],
            ),
          ],
    )
    const seated = tickets.filter(({ seat }) => seat !== null).length
    return part([creation, ...scans], {
      losses:
        seated === 0 ? [] : [{ entity: "tickets", field: "seat", records: seated, reason: "no_place", instead: "" }],
    })
  }

  const loadOrder = (body: JsonObject, known: Known): { made: ReadonlyArray<Made> } | { refusal: string } => {
    const { answers, codes, order: bought, tickets } = orderIn(body)
    const typeRows = tickets.map((ticket) =>
      tables.ticket_types.get(at(need(known, "ticket_types", ticket.ticket_type_id ?? ""))),
    )
    for (const type of typeRows) {
      if (type === undefined) return { refusal: "no such type" }
      if (type.status !== "on_sale") return { refusal: "the type is closed" }
      const issued = [...tables.tickets.values()].filter(
        ({ ticket_type_id: id, status }) => id === type.id && status === "valid",
      )
      if (issued.length + tickets.length > (type.quantity_total ?? 0)) return { refusal: "sold out" }
    }
    const made: Array<Made> = []
    const eventId = typeRows[0]?.event_id ?? null
    let orderId: string | null = null
    if (bought !== null) {
      orderId = store.nextId()
      tables.orders.set(orderId, {
        ...bought,
        id: orderId,
        native_id: native(orderId),
        event_id: eventId,
        extra: { boxport: bought.id },
      })
      made.push({ kind: "orders", source: bought.id, target: native(orderId), facts: {} })
      if (bought.buyer_email !== null) store.mails.push(bought.buyer_email)
    }
    for (const [place, ticket] of tickets.entries()) {
      const id = store.nextId()
      const barcode = ticket.barcode !== null && codes.includes(ticket.barcode) ? ticket.barcode : `new-${native(id)}`
      const type = typeRows[place]
      tables.tickets.set(id, {
        ...ticket,
        id,
        native_id: native(id),
        event_id: type?.event_id ?? null,
        order_id: orderId,
        ticket_type_id: type?.id ?? null,
        barcode,
        seat: null,
        checked_in: false,
        extra: { boxport: ticket.id },
      })
      made.push({ kind: "tickets", source: ticket.id, target: native(id), facts: { code: barcode } })
      for (const given of answers.filter(({ ticket_id: of }) => of === ticket.id)) {
        const answerId = store.nextId()
        const asked = given.question_id === null ? null : at(need(known, "questions", given.question_id))
        tables.answers.set(
          answerId,
          Row.answer(answerId, { event_id: eventId, question_id: asked, ticket_id: id, value: given.value }),
        )
      }
    }
    return { made }
  }

  const setRoom = (body: JsonObject, known: Known, open: boolean) => {
    const room = body["room"]
    for (const [source, quantity] of Object.entries(typeof room === "object" && room !== null ? room : {})) {
      const id = at(need(known, "ticket_types", source))
      const type = tables.ticket_types.get(id)
      if (type === undefined) return { refusal: "no such type" }
      tables.ticket_types.set(id, { ...type, quantity_total: Number(quantity), status: open ? "on_sale" : "off_sale" })
    }
    return { made: [] }
  }

  const carryOut = (
    { body, kind, makes, needs }: PlannedOperation,
    known: Known,
  ): { readonly made: ReadonlyArray<Made> } | { readonly refusal: string } => {
    const source = makes[0]?.source ?? ""
    const eventId = at(need(known, "events", needs.find((one) => one.kind === "events")?.source ?? ""))
    const id = store.nextId()
    const own = { id, native_id: native(id) }
    switch (kind) {
      case "create_event": {
        const row = rowIn("events", body["row"])
        tables.events.set(id, { ...row, ...own, platform: store.platform, status: "draft", extra: null })
        return { made: [{ kind: "events", source, target: native(id), facts: {} }] }
      }
      case "create_ticket_type": {
        const row = rowIn("ticket_types", body["row"])
        tables.ticket_types.set(id, {
          ...row,
          ...own,
          event_id: eventId,
          quantity_total: 0,
          quantity_available: null,
          status: "off_sale",
        })
        return { made: [{ kind: "ticket_types", source, target: native(id), facts: {} }] }
      }
      case "create_question": {
        const row = rowIn("questions", body["row"])
        tables.questions.set(id, { ...row, ...own, event_id: eventId })
        return { made: [{ kind: "questions", source, target: native(id), facts: {} }] }
      }
      case "open_event":
        return setRoom(body, known, true)
      case "close_event":
        return setRoom(body, known, false)
      case "create_order":
        return loadOrder(body, known)
      case "check_in": {
        const ticketId = at(need(known, "tickets", String(body["ticket"])))
        const ticket = tables.tickets.get(ticketId)
        if (ticket === undefined) return { refusal: "no such ticket" }
        const time = typeof body["at"] === "number" ? instant(body["at"]) : null
        tables.tickets.set(ticketId, { ...ticket, checked_in: true })
        tables.check_ins.set(
          id,
          Row.checkIn(id, { event_id: ticket.event_id, ticket_id: ticketId, checked_in_at: time }),
        )
        return { made: [{ kind: "check_ins", source, target: native(id), facts: {} }] }
      }
      case "publish_event": {
        const event = tables.events.get(eventId)
        if (event === undefined) return { refusal: "no such event" }
        tables.events.set(eventId, { ...event, status: "published" })
        return { made: [] }
      }
      default:
        return { refusal: `no operation ${kind}` }
    }
  }

  const thing = (kind: Made["kind"], source: string, row: { readonly native_id: string } | undefined): Made | null =>
    row === undefined ? null : { kind, source, target: row.native_id, facts: {} }

  const lookFor = ({ body, kind, makes, needs }: PlannedOperation, known: Known): ReadonlyArray<Made | null> => {
    const source = makes[0]?.source ?? ""
    const eventId = at(need(known, "events", needs.find((one) => one.kind === "events")?.source ?? ""))
    switch (kind) {
      case "create_event": {
        const { starts_at, title } = rowIn("events", body["row"])
        return [
          thing(
            "events",
            source,
            [...tables.events.values()].find((row) => row.title === title && row.starts_at === starts_at),
          ),
        ]
      }
      case "create_ticket_type": {
        const { title } = rowIn("ticket_types", body["row"])
        return [
          thing(
            "ticket_types",
            source,
            [...tables.ticket_types.values()].find((row) => row.event_id === eventId && row.title === title),
          ),
        ]
      }
      case "create_question": {
        const { title } = rowIn("questions", body["row"])
        return [
          thing(
            "questions",
            source,
            [...tables.questions.values()].find((row) => row.event_id === eventId && row.title === title),
          ),
        ]
      }
      case "create_order":
        return makes.map((one) => {
          const rowsOf: ReadonlyMap<string, Rows["orders"] | Rows["tickets"]> =
            one.kind === "orders" ? tables.orders : tables.tickets
          const row = [...rowsOf.values()].find((found) => markerIn(found) === one.source && found.status !== "void")
          if (row === undefined) return null
          const facts: JsonObject = "barcode" in row ? { code: row.barcode } : {}
          return { kind: one.kind, source: one.source, target: row.native_id, facts }
        })
      case "check_in": {
        const ticketId = at(need(known, "tickets", String(body["ticket"])))
        const found = [...tables.check_ins.values()].find(
          (row) => row.ticket_id === ticketId && row.checked_in_at === body["at"],
        )
        return [found === undefined ? null : { kind: "check_ins", source, target: native(found.id), facts: {} }]
      }
      default:
        return [null]
    }
  }

  const expectedEvent = (series: SeriesBundle): ReadonlyArray<Expectation> =>
    series.events.flatMap(({ carried, event, questions, ticketTypes }) => [
      {
        entity: "events",
        source: event.id,
        find: { columns: { title: event.title }, event: null },
        columns: { starts_at: event.starts_at, timezone: event.timezone, currency: event.currency },
      },
      ...ticketTypes.map((type): Expectation => ({
        entity: "ticket_types",
        source: type.id,
        find: { columns: { title: type.title }, event: event.id },
        columns: {
          event_id: event.id,
          price_amount: type.price_amount,
          currency: type.currency,
          quantity_total: roomFor(type, carried),
        },
      })),
      ...questions.map((asked): Expectation => ({
        entity: "questions",
        source: asked.id,
        find: { columns: { title: asked.title }, event: event.id },
        columns: { kind: asked.kind },
      })),
    ])

  const expectedOrder = ({ answers, checkIns, event, order: bought, takenBarcodes, tickets }: OrderBundle) => {
    const all: Array<Expectation> = []
    if (bought !== null) {
      const { buyer_email, buyer_name, currency, status, total_amount } = bought
      const columns = { event_id: event.id, buyer_email, buyer_name, currency, status, total_amount }
      all.push({ entity: "orders", source: bought.id, find: null, columns })
    }
    for (const ticket of tickets) {
      const { attendee_email, attendee_name, barcode, currency, price_amount, status, ticket_type_id } = ticket
      const isKept = barcode !== null && !takenBarcodes.has(barcode)
      all.push({
        entity: "tickets",
        source: ticket.id,
        find: null,
        columns: {
          attendee_email,
          attendee_name,
          currency,
          price_amount,
          status,
          ticket_type_id,
          ...(isKept ? { barcode } : {}),
          order_id: bought?.id ?? null,
          checked_in: checkIns.some(({ ticket_id: of }) => of === ticket.id),
        },
      })
    }
    for (const { id, question_id, ticket_id, value } of answers) {
      all.push({
        entity: "answers",
        source: id,
        find: { columns: { ticket_id, question_id }, event: event.id },
        columns: { value },
      })
    }
    for (const { checked_in_at, id, quantity, ticket_id } of checkIns) {
      all.push({
        entity: "check_ins",
        source: id,
        find: { columns: { ticket_id }, event: event.id },
        columns: { checked_in_at, quantity },
      })
    }
    return all
  }

  const target: MemoryTarget = {
    store,
    unsure,
    touched,
    diesSettling: false,
    platform: store.platform,
    connection: "new",
    survey: () => Effect.succeed({}),
    planner: ({ publish }, existing) => ({
      account: () => part([]),
      setup: (series) => setup(series, existing),
      order,
      finish: (series) => finish(series, publish),
    }),
    markerOf: (table, row) => (table === "orders" || table === "tickets" ? markerIn(row) : null),
    thingOf: (_, row) => ({
      target: native(row.id),
      facts: "barcode" in row && typeof row.barcode === "string" ? { code: row.barcode } : {},
    }),
    perform: (one, known) => send(store, one.kind, one.key, () => carryOut(one, known)),
    settle: (one, known) =>
      Effect.suspend((): Effect.Effect<Settled> => {
        if (target.diesSettling) return Effect.die(new Error("settling"))
        store.reads += 1
        if (unsure.has(one.key)) return Effect.succeed({ _tag: "Unsure", why: "two look alike" } as const)
        const found = lookFor(one, known).flatMap((made) => (made === null ? [] : [made]))
        return Effect.succeed(
          found.length === 0 || found.length < one.makes.length
            ? ({ _tag: "NotDone" } as const)
            : ({ _tag: "Done", made: found } as const),
        )
      }),
    undo: (one, made) => {
      if (made.some((it) => touched.has(it.target))) return Effect.succeed({ _tag: "Kept", why: "touched" })
      return send(store, `undo ${one.kind}`, one.key, (): { readonly made: Undone } => {
        if (one.kind === "create_order") {
          for (const it of made) {
            const id = at(it.target)
            const ticket = tables.tickets.get(id)
            if (ticket !== undefined) tables.tickets.set(id, { ...ticket, status: "void" })
            const bought = tables.orders.get(id)
            if (bought !== undefined) tables.orders.set(id, { ...bought, status: "cancelled" })
          }
          return { made: { _tag: "Voided" } as const }
        }
        for (const it of made) for (const table of Object.values(tables)) table.delete(at(it.target))
        return { made: { _tag: "Removed" } as const }
      })
    },
    expected: { series: expectedEvent, order: expectedOrder },
    pace: Effect.succeed(pace),
    usage: Effect.sync(() => ({
      requests: store.writes.length,
      byResource: {},
      budget: { limit: null, remaining: null, resetsIn: null },
    })),
  }
  return target
}
