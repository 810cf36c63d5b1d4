/**
 * `/v1/check_ins`: the log of scans.
 *
 * @module
 */
import { json } from "../http/Answer.ts"
import { fieldsOf } from "../http/Fields.ts"
import { idIn } from "../http/Filters.ts"
import { scanRecord } from "../records/OfferRecords.ts"
import { scansOf, stamp, ticketByNumber } from "../state/Places.ts"
import type { LaterScan } from "../state/State.ts"
import { numberOf } from "../world/Ids.ts"
import { refused } from "./Refused.ts"
import { listOf, ofEvent, type Route } from "./Route.ts"

/** `GET /v1/check_ins`. */
export const listCheckIns: Route = (call) =>
  listOf(call, {
    listing: ofEvent(call, (event) => scansOf(call.state, event)),
    created: true,
    keep: () => {
      const eventNumber = idIn(call.query, "event_id")
      const seriesNumber = idIn(call.query, "event_series_id")
      return (scan) =>
        (eventNumber === undefined || scan.event.number === eventNumber) &&
        (seriesNumber === undefined || scan.event.series.number === seriesNumber)
    },
    record: scanRecord,
  })

/**
 * `POST /v1/check_ins`: one scan. One whose `local_unique_id` is known was sent before: it is answered, not recorded again;
 * without it every call makes another row (notes 1.4).
 */
export const createCheckIn: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const ticketId = fields.text("issued_ticket_id", "required")
  const word = fields.word("quantity", ["1", "-1"], "required")
  const at = fields.time("check_in_at")
  const localId = fields.text("local_unique_id") ?? null
  const known = localId === null ? undefined : state.scans.find((scan) => scan.localId === localId)
  if (known !== undefined) return json(201, scanRecord(known))
  const ticket = ticketId === undefined ? undefined : ticketByNumber(state, numberOf(ticketId) ?? -1)
  if (ticketId !== undefined && (ticket === undefined || ticket.voidedAt !== null)) {
    const says = ticket === undefined ? "The issued ticket does not exist." : "The issued ticket is void."
    fields.problems.push({ field: "issued_ticket_id", messages: [says], value: ticketId })
  }
  if (ticket === undefined || word === undefined || fields.problems.length > 0) return refused(call, fields)
  const createdAt = Math.max(stamp(state, call.now), state.scans.at(-1)?.createdAt ?? 0)
  const scan: LaterScan = {
    number: state.world.scanNumber(state.scans.length),
    event: ticket.event,
    ticketId: ticket.id,
    at: at ?? createdAt,
    createdAt,
    quantity: word === "1" ? 1 : -1,
    localId,
  }
  state.scans.push(scan)
  state.checkedIn.set(ticket.number, scan.quantity === 1)
  return json(201, scanRecord(scan))
}
