/**
 * Check-in lists.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Schema } from "effect"
import { CheckinList as Mapped } from "../../resources/Ticket.ts"
import { Ids, itself, Key, Slug, times, Undocumented } from "./Common.ts"

const { Decimal, Flag, Int, optional, Text } = Lenient

/**
 * A check-in list (seed 003, Check-in Lists; platform notes 1). Its slug, and the addresses that hold it, let anybody
 * check people in: they are not for logs.
 */
export class CheckinList extends Schema.Opaque<CheckinList>()(
  Schema.Struct({
    ...Mapped.fields,
    id: optional(Key),
    slug: Slug,
    ...itself,
    ...times,
    activities: optional(Undocumented),
    activity_ids: optional(Ids),
    checked_in_count: optional(Int),
    checked_in_percent: optional(Decimal),
    checkins: optional(Undocumented),
    expired: optional(Flag),
    expires_at: optional(Text),
    hide_unpaid: optional(Flag),
    open: optional(Flag),
    qr_code_url: optional(Text),
    question_ids: optional(Ids),
    question_slugs: optional(Ids),
    questions: optional(Undocumented),
    release_ids: optional(Ids),
    release_slugs: optional(Ids),
    releases: optional(Undocumented),
    show_company_name: optional(Flag),
    show_email: optional(Flag),
    show_phone_number: optional(Flag),
    /** `open` or `expired`. */
    state: optional(Text),
    tickets: optional(Undocumented),
    tickets_count: optional(Int),
    web_checkin_url: optional(Text),
  }).annotate({ identifier: "CheckinList" }),
) {}
