/**
 * Planning what an order becomes: issued tickets, each with its code and the source's id as its reference. Orders
 * themselves cannot be created (platform notes 1.5).
 *
 * @module
 */
import type { Existing, Loss, OrderBundle, Part, SeriesBundle, VoucherBundle } from "@boxport/connector"
import {
  amount,
  isAnothers,
  isMade,
  joined,
  loss,
  nothing,
  operation,
  paired,
  present,
  reference,
} from "@boxport/connector/target"
import type { Rows } from "@boxport/model"
import { seconds } from "./Times.ts"

type Ticket = Rows["tickets"]

/** Who a ticket is for: the attendee, else the buyer, else a guest. */
export const nameOf = (ticket: Ticket, order: Rows["orders"] | null): string =>
  [ticket.attendee_name, order?.buyer_name].find((name) => name !== null && name !== undefined && /\S/.test(name)) ??
  "Guest"

/** The ticket's own address, else the buyer's. */
export const emailOf = (ticket: Ticket, order: Rows["orders"] | null): string | null =>
  ticket.attendee_email ?? order?.buyer_email ?? null

/** The code that people hold, where it can go on working. */
export const codeOf = ({ barcode }: Ticket, { takenBarcodes }: OrderBundle): string | null =>
  barcode === null || takenBarcodes.has(barcode) ? null : barcode

/** Whether a ticket admits nobody any more. */
export const isVoid = ({ status }: Ticket): boolean => status === "void" || status === "refunded"

const lossesOfTicket = (ticket: Ticket, bundle: OrderBundle): ReadonlyArray<Loss> => {
  const listed = bundle.ticketTypes.get(ticket.ticket_type_id ?? "")?.price_amount ?? null
  const filled = (value: unknown): number => (value === null ? 0 : 1)
  return [
    ...loss(
      "tickets",
      "price_amount",
      ticket.price_amount !== null && ticket.price_amount !== listed ? 1 : 0,
      "read_only",
      "An issued ticket shows its type's price; what was paid stays at the source.",
    ),
    ...loss("tickets", "created_at", filled(ticket.created_at), "read_only", "It becomes the time of the migration."),
    ...loss("tickets", "reference", filled(ticket.reference), "read_only", "It holds the source's id of the ticket."),
    ...loss("tickets", "discount_code", filled(ticket.discount_code), "no_place", "Kept at the source."),
    ...loss("tickets", "attendee_phone", filled(ticket.attendee_phone), "no_place", "Kept at the source."),
    ...loss("tickets", "attendee_company", filled(ticket.attendee_company), "no_place", "Kept at the source."),
    ...loss("tickets", "seat", filled(ticket.seat), "seated", "Issued without a seat."),
    ...loss("tickets", "tags", ticket.tags.length === 0 ? 0 : 1, "no_place", "Kept at the source."),
    ...loss(
      "tickets",
      "barcode",
      ticket.barcode !== null && bundle.takenBarcodes.has(ticket.barcode) ? 1 : 0,
      "barcode_taken",
      "It gets a new code; bridge.csv maps it.",
    ),
    ...loss(
      "tickets",
      "checked_in_at",
      ticket.checked_in === true && ticket.checked_in_at === null ? 1 : 0,
      "unknown",
      "Checked in without a time.",
    ),
  ]
}

/** Plans an order. */
export const planOrder = (bundle: OrderBundle, series: SeriesBundle): Part => {
  const { answers, event, order } = bundle
  const loadable = bundle.tickets.filter(({ ticket_type_id }) => ticket_type_id !== null)
  const operations = loadable.flatMap((ticket) => {
    const type = ticket.ticket_type_id ?? ""
    const shared = { series: series.id, group: ticket.id, phase: "load" } as const
    return [
      operation({
        ...shared,
        key: `create_ticket ${ticket.id}`,
        kind: "create_ticket",
        makes: [reference("tickets", ticket.id)],
        needs: [reference("events", event.id), reference("ticket_types", type)],
        body: present({
          event: event.id,
          ticket_type: type,
          full_name: nameOf(ticket, order),
          email: emailOf(ticket, order),
          barcode: codeOf(ticket, bundle),
          reference: ticket.id,
        }),
        requests: { "issued_tickets.create": 1 },
        credits: 1,
      }),
      ...(ticket.checked_in === true && !isVoid(ticket)
        ? [
            operation({
              ...shared,
              key: `check_in ${ticket.id}`,
              kind: "check_in",
              needs: [reference("tickets", ticket.id)],
              body: present({ ticket: ticket.id, check_in_at: seconds(ticket.checked_in_at) }),
              requests: { "check_ins.create": 1 },
            }),
          ]
        : []),
      ...(isVoid(ticket)
        ? [
            operation({
              ...shared,
              key: `void_ticket ${ticket.id}`,
              kind: "void_ticket",
              needs: [reference("tickets", ticket.id)],
              body: { ticket: ticket.id },
              requests: { "issued_tickets.void": 1 },
            }),
          ]
        : []),
    ]
  })
  return {
    ...nothing,
    operations,
    losses: [
      ...loss(
        "orders",
        null,
        order === null ? 0 : 1,
        "no_place",
        "Its tickets are issued one by one; idmap.csv and the source tell which belonged together.",
      ),
      ...loss("answers", null, answers.length, "no_place", "Kept at the source; an export has them."),
      ...loss(
        "tickets",
        null,
        bundle.tickets.length - loadable.length,
        "no_ticket_type",
        "The source no longer shows their ticket type; issue them by hand.",
      ),
      ...loadable.flatMap((ticket) => lossesOfTicket(ticket, bundle)),
    ],
  }
}

/** Plans the vouchers of the account: those codes that nobody has used. */
export const planVouchers =
  (existing: Existing) =>
  (vouchers: ReadonlyArray<VoucherBundle>): Part => {
    const wanted = vouchers.map(({ codes, voucher }) => ({
      id: voucher.id,
      name: voucher.title ?? voucher.native_id,
      unused: codes.filter(({ code, used_at }) => used_at === null && code !== null),
      codes,
      voucher,
    }))
    type Wanted = (typeof wanted)[number]
    /** What another source's migration has made under that name has none of these codes. */
    const hasName = ({ id, name }: Wanted, there: Rows["vouchers"]): boolean =>
      there.title === name && !isAnothers(existing, "vouchers", there.native_id, id)
    const isAsMade = ({ unused, voucher }: Wanted, there: Rows["vouchers"]): boolean =>
      there.value_amount === voucher.value_amount &&
      (there.currency === null || voucher.currency === null || there.currency === voucher.currency) &&
      there.codes_total === unused.length
    const pairs = paired(
      "vouchers",
      wanted,
      existing.vouchers,
      existing.made,
      (one, there) => hasName(one, there) && isAsMade(one, there),
      hasName,
    )
    const parts = wanted.map((one): Part => {
      const { codes, name, unused, voucher } = one
      const there = pairs.get(voucher.id)
      const used = loss("voucher_codes", null, codes.length - unused.length, "used", "Used codes are not recreated.")
      if (there !== undefined) {
        return {
          ...nothing,
          losses: used,
          adopted: [{ kind: "vouchers", source: voucher.id, target: there.native_id, facts: {} }],
          clashes:
            isAsMade(one, there) || isMade(existing, "vouchers", voucher.id)
              ? []
              : [
                  {
                    entity: "vouchers",
                    source: voucher.id,
                    reason: "voucher_there",
                    message: `${name}: the box office has a voucher of that name (${there.native_id}); it stays as it is, and this one's codes are not made`,
                    stops: false,
                  },
                ],
        }
      }
      if (unused.length === 0) {
        return { ...nothing, losses: [...used, ...loss("vouchers", null, 1, "used", "It has no code that is unused.")] }
      }
      return {
        ...nothing,
        losses: [
          ...used,
          ...loss(
            "vouchers",
            "series_ids",
            voucher.series_ids.length === 0 ? 0 : 1,
            "no_place",
            "It works on every event; narrow it in the box office.",
          ),
        ],
        operations: [
          operation({
            key: `create_voucher ${voucher.id}`,
            kind: "create_voucher",
            phase: "setup",
            series: null,
            group: name,
            makes: [reference("vouchers", voucher.id)],
            body: present({
              name,
              value: amount(voucher.value_amount, voucher.currency),
              codes: unused.flatMap(({ code }) => (code === null ? [] : [code])),
              expiry: seconds(voucher.expires_at),
              currency: voucher.currency?.toLowerCase(),
            }),
            requests: { "vouchers.create": 1 },
          }),
        ],
      }
    })
    return joined(parts)
  }
