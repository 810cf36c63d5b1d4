/**
 * Ticket types of which only their tickets tell whether they admit anybody: those of merchandise ask their holders
 * nothing. Nothing is asked of a type until a ticket shows otherwise, so what refers to such a type waits: its own row, and
 * the rows of its tickets and lines. They take their turn when a ticket tells, or when all orders were read.
 *
 * @module
 */
import { Lenient, PageBuilder, type Reading } from "@boxport/connector"
import { type Answer, canonicalId, type Json, type JsonObject, type OrderLine, type Ticket } from "@boxport/model"
import type { EventCatalogue } from "../mapping/Catalogue.ts"
import { platform } from "../mapping/Mapped.ts"
import { wasAsked } from "../mapping/Tickets.ts"
import { mapTicketType, scrubTicketType } from "../mapping/TicketTypes.ts"
import { Packed } from "./Packed.ts"
import type { Run } from "./Run.ts"

/** A ticket type that may be merchandise. */
export interface DoubtfulType {
  readonly uuid: string
  /** The number by which tickets refer to it. */
  readonly pk: string | null
  readonly record: JsonObject
}

/** A row that refers to a type. */
export type Waiting =
  | { readonly table: "order_lines"; readonly row: OrderLine }
  | { readonly table: "tickets"; readonly row: Ticket }
  | { readonly table: "answers"; readonly row: Answer }

/** A type with the rows that wait for it: there may be as many as there are orders. */
interface Open extends DoubtfulType {
  readonly rows: Packed<Waiting>
}

const asProduct = (line: OrderLine): OrderLine => (line.kind === "ticket" ? { ...line, kind: "product" } : line)

/** The types of one event that are still in doubt. */
export class Admissions {
  readonly #run: Run
  readonly #catalogue: EventCatalogue
  /** By the keys of their rows. */
  readonly #types = new Map<string, Open>()

  constructor(run: Run, catalogue: EventCatalogue, types: ReadonlyArray<DoubtfulType>) {
    this.#run = run
    this.#catalogue = catalogue
    for (const type of types) this.#types.set(canonicalId(platform, type.uuid), { ...type, rows: new Packed() })
  }

  /** Where rows of a type wait, by the type's key; undefined for one that is not in doubt. */
  waitingFor(type: string | null): Pick<Packed<Waiting>, "add"> | undefined {
    return type === null ? undefined : this.#types.get(type)?.rows
  }

  /** Looks at tickets: the readings of types that turn out to admit somebody, and of what has waited for them. */
  see(tickets: Iterable<Json>): ReadonlyArray<Reading> {
    if (this.#types.size === 0) return []
    const asked = new Set<string>()
    for (const ticket of tickets) {
      if (!Lenient.isObject(ticket) || !wasAsked(ticket)) continue
      const pk = ticket["ticket_type_pk"]
      if (typeof pk === "number" || typeof pk === "string") asked.add(String(pk))
    }
    const admitting = [...this.#types].filter(([, { pk }]) => pk !== null && asked.has(pk))
    return admitting.length === 0 ? [] : [...this.#settle(new Map(admitting), true)]
  }

  /** The readings of all that are still in doubt, which admit nobody, and of what has waited for them. */
  settle(): Iterable<Reading> {
    return this.#settle(new Map(this.#types), false)
  }

  *#settle(types: ReadonlyMap<string, Open>, admits: boolean): Generator<Reading> {
    const { ledger, query } = this.#run
    const event = this.#catalogue
    if (types.size === 0) return
    const page = new PageBuilder({ resource: "ticket_types", query })
    for (const [id, { record, uuid }] of types) {
      this.#types.delete(id)
      if (!admits) event.addMerchandise(uuid)
      page.read += 1
      page.raw("ticket_types", record, scrubTicketType)
      const type = page.take(mapTicketType(record, { event, admits }))
      if (type !== undefined) page.add("ticket_types", type)
    }
    if (ledger.has("ticket_types")) yield ledger.page("ticket_types", page.build())
    for (const { rows } of types.values()) {
      for (const block of rows.blocks()) {
        // Their records were counted when they came.
        const late = new PageBuilder({ resource: "orders", query })
        for (const { row, table } of block) {
          if (table === "order_lines") late.add(table, admits ? row : asProduct(row))
          else if (table === "tickets") late.add(table, row)
          else late.add(table, row)
        }
        yield ledger.page("orders", late.build())
      }
    }
  }
}
