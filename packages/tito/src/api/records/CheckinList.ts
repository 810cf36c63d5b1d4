/**
 * Check-in lists.
 *
 * @module
 */
import { Schema } from "effect"
import { decimal, flag, ids, integer, itself, references, Slug, slugs, text, times, undocumented } from "./Common.ts"

/**
 * A check-in list (seed 003, Check-in Lists; platform notes 1). Its slug, and the addresses that hold it, let anybody
 * check people in: they are not for logs.
 */
export class CheckinList extends Schema.Opaque<CheckinList>()(
  Schema.Struct({
    /** The samples of 3.0 have none. */
    id: integer,
    slug: Slug,
    ...itself,
    ...times,
    activities: undocumented,
    activity_ids: ids,
    checked_in_count: integer,
    checked_in_percent: decimal,
    checkins: undocumented,
    expired: flag,
    expires_at: text,
    hide_unpaid: flag,
    open: flag,
    qr_code_url: text,
    question_ids: references,
    question_slugs: slugs,
    questions: undocumented,
    release_ids: references,
    release_slugs: slugs,
    releases: undocumented,
    show_company_name: flag,
    show_email: flag,
    show_phone_number: flag,
    /** `open` or `expired`. */
    state: text,
    tickets: undocumented,
    tickets_count: integer,
    title: text,
    web_checkin_url: text,
  }).annotate({
    identifier: "CheckinList",
    description: "A check-in list. Whoever has its slug, or an address with it, can check people in.",
  }),
) {}
