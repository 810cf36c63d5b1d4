/**
 * Check-in lists and who was let in.
 *
 * @module
 */
import { Fields, Lenient, Native, type Problems, type Rejected } from "@boxport/connector/mapping"
import { canonicalId, type CheckIn, type Instant, type Json, type JsonObject } from "@boxport/model"
import { Result } from "effect"
import { Checkin, CheckinList } from "../resources/Ticket.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { bearerLink, copyOf, each, envelope, kept, ofWebhook, ownRow } from "./Trees.ts"
import { idIn, instantOf } from "./Values.ts"
import { ticketFields } from "./Tickets.ts"

const { column, derived, dropped, list, object, secret } = Fields
const { mapRecord, resource, withKept } = Native

const opensList = secret("opens the check-in list")

/** What becomes of the fields of a check-in list. */
export const checkinListFields: Fields.Fields = {
  ...envelope,
  slug: opensList,
  title: column("check_ins.list_name"),
  qr_code_url: opensList,
  web_checkin_url: opensList,
  url: bearerLink,
  tickets: list(copyOf(ticketFields, ownRow)),
  ...each(ownRow, "activities checkins questions releases"),
  ...kept(`id activity_ids checked_in_count checked_in_percent created_at expired expires_at hide_unpaid open
    question_ids question_slugs release_ids release_slugs show_company_name show_email show_phone_number state
    tickets_count updated_at`),
}

/** What becomes of the fields of a check-in. */
export const checkinFields: Fields.Fields = {
  ...envelope,
  created_at: column("check_ins.created_at", "check_ins.checked_in_at"),
  deleted_at: dropped("one that was taken back has no row"),
  release: ownRow,
  ticket: ownRow,
  ticket_id: column("check_ins.ticket_id"),
  uuid: column("check_ins.id"),
  id: derived("where uuid is missing", "check_ins.id"),
  ...kept("updated_at"),
}

/** What becomes of the fields of a check-in as a webhook reports it (seed 003, Checkin Payload). */
export const checkinPayloadFields: Fields.Fields = {
  ...each(ownRow, "answers company_name email event first_name last_name name reference registration_reference"),
  ...each(ownRow, "release_title slug"),
  checked_in: dropped("there is no other kind of check-in"),
  checked_in_at: column("check_ins.checked_in_at"),
  checkin_list: object({ slug: opensList, title: column("check_ins.list_name") }),
  checkin_uuid: column("check_ins.id"),
  custom: ofWebhook,
  id: column("check_ins.ticket_id"),
}

const checkinLists = resource("checkin_lists", CheckinList, checkinListFields)
const checkins = resource("checkins", Checkin, checkinFields, {
  nativeId: (record) => idIn(record["uuid"]) ?? idIn(record["id"]),
})

/** Takes the slug and the links out of a check-in list. */
export const scrubCheckinList = checkinLists.scrub
export const scrubCheckin = checkins.scrub

/** A check-in list as its check-ins need it. */
export interface KnownList {
  readonly id: string | null
  readonly title: string | null
  /** As good as a password: for the check-in API only. */
  readonly slug: string
}

/** What reading a check-in list needs to know of it. */
export const mapCheckinList = (record: Json): Result.Result<KnownList, Rejected> =>
  mapRecord(checkinLists, record, (native) => ({
    id: Lenient.text(native.id),
    title: Lenient.text(native.title),
    slug: String(native.slug),
  }))

/** What a check-in says about its ticket. */
export interface Arrival {
  readonly ticket: string
  readonly at: Instant.Instant | null
}

const isUndone = (native: Checkin): boolean => Lenient.text(native.deleted_at) !== null

/** The arrival that a check-in is; undefined for one that was taken back, or is broken and set aside with its row. */
export const arrivalOf = (record: Json): Arrival | undefined => {
  const mapped = mapRecord(checkins, record, (native, _raw, problems) => {
    const ticket = Lenient.text(native.ticket_id)
    const at = instantOf(native.created_at, "created_at", problems)
    return ticket === null || isUndone(native) ? undefined : { ticket, at }
  })
  return Result.getOrUndefined(mapped)
}

interface CheckinContext {
  readonly catalogue: Catalogue
  readonly list: Omit<KnownList, "slug">
  /** Whether a ticket has a row. */
  readonly hasTicket: (nativeId: string) => boolean
}

const checkInOf = (native: Checkin, raw: JsonObject, problems: Problems, context: CheckinContext): CheckIn => {
  const { catalogue, hasTicket, list: from } = context
  const { eventId, nativeId: nativeEvent, zone } = catalogue.event
  const ticket = Lenient.text(native.ticket_id)
  const known = ticket !== null && hasTicket(ticket)
  const at = instantOf(native.created_at, "created_at", problems, zone)
  const uuid = Lenient.text(native.uuid)
  const id = uuid ?? Lenient.text(native.id) ?? problems.add("uuid", "neither a uuid nor an id")
  return {
    id: canonicalId(platform, id ?? ""),
    event_id: eventId,
    ticket_id: known ? canonicalId(platform, ticket) : null,
    list_name: from.title,
    quantity: 1,
    checked_in_at: at,
    created_at: at,
    extra: withKept(checkins.rest(raw), {
      checkin_list_id: from.id,
      event_id: eventId === null ? nativeEvent : null,
      id: uuid === null ? null : Lenient.text(native.id),
      ticket_id: known ? null : ticket,
    }),
  }
}

/** A check-in's row; undefined for one that was taken back. */
export const mapCheckin = (record: Json, context: CheckinContext): Result.Result<CheckIn | undefined, Rejected> =>
  mapRecord(checkins, record, (native, raw, problems) =>
    isUndone(native) ? undefined : checkInOf(native, raw, problems, context),
  )
