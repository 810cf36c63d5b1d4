import { Lenient, type Operation } from "@boxport/connector"
import { Schema, SchemaTransformation } from "effect"

const common = {
  resource: "tickets",
  sideEffects: [],
  idempotent: true,
  failures: [],
  cost: { requests: 1, credits: 0 },
  trace: null,
  source: "this test",
} as const satisfies Partial<Operation>

const Amount = Schema.Union([Schema.Int, Schema.Struct({ minor: Schema.BigInt, currency: Schema.String })])

const Cents = Schema.Int.pipe(
  Schema.decodeTo(
    Amount,
    SchemaTransformation.transform({
      decode: (minor): typeof Amount.Type => minor,
      encode: (amount: typeof Amount.Type) => (typeof amount === "number" ? amount : Number(amount.minor)),
    }),
  ),
)

const Ticket = Schema.Struct({
  id: Schema.Int,
  email: Lenient.optional(Schema.String.annotate({ description: "The holder's own" })),
  extra: Schema.Record(Schema.String, Schema.Unknown),
}).annotate({ identifier: "Ticket", description: "A ticket of an event." })

const TicketWrite = Schema.Struct({
  release_id: Schema.Int,
  price: Schema.optionalKey(Cents),
  state: Schema.optionalKey(Schema.Literals(["new", "old"])),
}).annotate({ identifier: "TicketWrite" })

/** A table with one endpoint of each kind. */
export const operations = {
  hello: {
    ...common,
    name: "hello",
    resource: "hello",
    method: "GET",
    path: "/v3/hello",
    summary: "Who asks",
    paging: "none",
    query: {},
    body: null,
    success: { status: 200, key: null, shape: Schema.Struct({ ok: Schema.Boolean }) },
  },
  listTickets: {
    ...common,
    name: "check_ins.tickets.list",
    method: "GET",
    path: "/v3/{account_slug}/{event_slug}/tickets",
    summary: "Tickets of an event",
    paging: "page",
    query: {
      search: Schema.optionalKey(
        Schema.Struct({
          states: Schema.optionalKey(Schema.Array(Schema.Literals(["void", "complete"]))),
          created_at: Schema.optionalKey(Schema.Struct({ gte: Schema.optionalKey(Schema.String) })),
        }),
      ),
      view: Schema.Literals(["extended", "short"]),
    },
    body: null,
    success: { status: 200, key: "tickets", shape: Ticket },
  },
  createTicket: {
    ...common,
    name: "tickets.create",
    method: "POST",
    path: "/v3/{account_slug}/{event_slug}/tickets",
    summary: "Issues a ticket | at once",
    paging: "none",
    query: {},
    body: { encoding: "form", key: "ticket", shape: TicketWrite },
    success: { status: 201, key: "ticket", shape: Ticket },
    failures: [{ status: 422, when: "the release is sold out" }],
    cost: { requests: 1, credits: 1 },
    sideEffects: ["mails", "credits"],
    idempotent: false,
    trace: { list: "tickets.list", by: ["release_id"] },
  },
  deleteTicket: {
    ...common,
    name: "tickets.delete",
    method: "DELETE",
    path: "/v3/{account_slug}/{event_slug}/tickets/{ticket_slug}",
    summary: "Deletes a ticket",
    paging: "none",
    query: {},
    body: { encoding: "json", key: null, shape: Schema.Struct({ reason: Schema.optionalKey(Schema.String) }) },
    success: { status: 204, key: null, shape: Schema.Null },
  },
} as const satisfies { readonly [name: string]: Operation }
