/**
 * A person by their e-mail address: which records are theirs, and what is taken out of each. Pure.
 *
 * Amounts, states and times of what they bought stay, so that sums still add up; their names, addresses, codes, notes and
 * tags are emptied, and their answers and sign-ups go.
 *
 * @module
 */
import { parseId, Privacy, type TableName } from "@boxport/model"
import type { Edit, RowView } from "@boxport/formats"

const escaped = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, String.raw`\$&`)

/** Finds an address where it stands alone: `ann@a.dk` is neither in `joann@a.dk` nor in `ann@a.dk.example`. */
const finderOf = (addresses: ReadonlyArray<string>): RegExp =>
  new RegExp(
    String.raw`(?<![\p{L}\p{N}._+])(?:${addresses.map(escaped).join("|")})(?![\p{L}\p{N}]|[.-][\p{L}\p{N}])`,
    "iu",
  )

/** Shorter values than this may be anybody's. */
const telling = 5

/** The columns of a table that say something about a person. */
const personal = (table: TableName): ReadonlyArray<string> =>
  Privacy.fates("pseudonymous", table).flatMap(({ column, fate, privacy }) =>
    fate === "kept" || privacy.kind === "key" ? [] : [column],
  )

const personalColumns = {
  orders: personal("orders"),
  order_lines: personal("order_lines"),
  tickets: personal("tickets"),
  check_ins: personal("check_ins"),
  refunds: personal("refunds"),
}

/** Columns of theirs by which they are known elsewhere, too. */
const traceColumns = {
  orders: ["buyer_name", "buyer_phone"],
  tickets: ["attendee_name", "attendee_phone", "barcode", "reference"],
}

/** Columns whose rows are nothing without them. */
const isVital = (column: string): boolean => /^(id|native_id|platform|status|kind|scope|pricing)$/.test(column)

/** What is known about whom to forget; it grows while rows are looked at. */
export class Person {
  readonly #finder: RegExp
  readonly #addresses: ReadonlySet<string>
  readonly #orders = new Set<string>()
  readonly #tickets = new Set<string>()
  readonly #contacts = new Set<string>()
  /** Ids as the platform has them. */
  readonly #natives = new Set<string>()
  readonly #traces = new Set<string>()

  /** @param email their address; @param pseudonyms what stands for it in pseudonymous exports */
  constructor(email: string, pseudonyms: ReadonlyArray<string>) {
    const plain = email.trim().toLowerCase()
    const all = [...new Set([plain, encodeURIComponent(plain), ...pseudonyms])]
    this.#addresses = new Set(all)
    this.#finder = finderOf(all)
  }

  /** How much is known: when it does not grow any more, there is nothing more to be learnt. */
  get size(): number {
    return this.#orders.size + this.#tickets.size + this.#contacts.size + this.#traces.size
  }

  /** Whether a text holds their address. */
  names(text: string): boolean {
    return this.#finder.test(text)
  }

  /** The text with something else in the place of their address and name. */
  without(text: string): string {
    const clean = text.replaceAll(new RegExp(this.#finder, "giu"), "(forgotten)")
    return this.#traces.has(clean.trim().toLowerCase()) ? "(forgotten)" : clean
  }

  /** Whether an order or a ticket is theirs, by its key. */
  owns(id: string): boolean {
    return this.#orders.has(id) || this.#tickets.has(id)
  }

  #isTheirs(address: string | null): boolean {
    return address !== null && this.#addresses.has(address.trim().toLowerCase())
  }

  #ownsOrder(row: RowView): boolean {
    return this.#orders.has(row("order_id") ?? "")
  }

  #ownsTicket(row: RowView): boolean {
    return this.#tickets.has(row("ticket_id") ?? "")
  }

  #own(table: "orders" | "tickets", id: string | null, row: RowView): void {
    if (id === null) return
    ;(table === "orders" ? this.#orders : this.#tickets).add(id)
    this.#natives.add(row("native_id") ?? parseId(id)?.native ?? id)
    for (const column of traceColumns[table]) {
      const value = row(column)?.trim().toLowerCase() ?? ""
      if (value.length >= telling) this.#traces.add(value)
    }
  }

  /** Looks at a row for what is theirs. Rows of orders tell whose tickets are that have no address of their own. */
  learn(table: TableName, row: RowView): void {
    const id = row("id")
    switch (table) {
      case "orders":
        if (this.#isTheirs(row("buyer_email")) || this.#orders.has(id ?? "")) this.#own("orders", id, row)
        break
      case "tickets": {
        const address = row("attendee_email")
        const isTheirs = address === null ? this.#ownsOrder(row) : this.#isTheirs(address)
        if (isTheirs || this.#tickets.has(id ?? "")) this.#own("tickets", id, row)
        break
      }
      case "contacts":
        if (id !== null && this.#isTheirs(row("email"))) this.#contacts.add(id)
        break
    }
  }

  /** Columns that hold their address; and, in what belongs to an order of theirs, their name, number or codes. */
  #swept(row: RowView, columns: ReadonlyArray<string>, belongs: boolean): Edit {
    const found = columns.filter((column) => {
      const text = row(column)
      return text !== null && (this.#finder.test(text) || (belongs && this.#tells(text)))
    })
    if (found.length === 0) return "keep"
    return found.some(isVital) ? "remove" : new Set(found)
  }

  #tells(text: string): boolean {
    const known = text.toLowerCase()
    return [...this.#traces].some((trace) => known.includes(trace))
  }

  #emptied(table: keyof typeof personalColumns, row: RowView, columns: ReadonlyArray<string>): Edit {
    const held = personalColumns[table].filter((column) => {
      const text = row(column)
      return columns.includes(column) && text !== null && text !== "" && text !== "[]"
    })
    return held.length === 0 ? "keep" : new Set(held)
  }

  /** What becomes of a row. */
  editOf(table: TableName, row: RowView, columns: ReadonlyArray<string>): Edit {
    const id = row("id") ?? ""
    switch (table) {
      case "contacts":
        if (this.#contacts.has(id) || this.#isTheirs(row("email"))) return "remove"
        break
      case "answers":
        if (this.#ownsTicket(row) || (row("ticket_id") === null && this.#ownsOrder(row))) return "remove"
        break
      case "orders":
        if (this.#orders.has(id)) return this.#emptied(table, row, columns)
        break
      case "tickets":
        if (this.#tickets.has(id)) return this.#emptied(table, row, columns)
        break
      case "order_lines":
      case "refunds":
        if (this.#ownsOrder(row)) return this.#emptied(table, row, columns)
        break
      case "check_ins":
        if (this.#ownsTicket(row)) return this.#emptied(table, row, columns)
        break
    }
    return this.#swept(row, columns, this.#ownsOrder(row))
  }

  /** Whether a native or a rejected record is theirs, or tells of what is. */
  isIn(record: unknown, text: string): boolean {
    return this.#finder.test(text) || this.#pointsAt(record, "")
  }

  #pointsAt(value: unknown, field: string): boolean {
    if (typeof value === "string" || typeof value === "number") {
      return idField.test(field) && this.#natives.has(String(value))
    }
    if (Array.isArray(value)) return value.some((item) => this.#pointsAt(item, field))
    if (typeof value !== "object" || value === null) return false
    return Object.entries(value).some(([name, item]) => this.#pointsAt(item, name))
  }
}

/** Fields that hold the id of an order or a ticket, however a platform calls them. */
const idField = /(^|_)(id|nativeId|uuid|pk|order|ticket|registration)s?$/
