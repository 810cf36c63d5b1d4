/**
 * Check-in lists.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { DateTimeText, Filled, Ids, may, mayBeNull } from "../Inputs.ts"
import { CheckinList } from "../records/CheckinList.ts"
import { create, created, found, get, inEvent, list, look, remove, under, update } from "./Common.ts"

const listFields = {
  activity_ids: may(Ids),
  expires_at: mayBeNull(DateTimeText.annotate({ description: "Closed from then on; null for never" })),
  hide_unpaid: may(Schema.Boolean),
  question_ids: may(Ids.annotate({ description: "The questions whose answers are shown at the door" })),
  release_ids: may(Ids.annotate({ description: "The releases it is for; none for all" })),
  show_company_name: may(Schema.Boolean),
  show_email: may(Schema.Boolean),
  show_phone_number: may(Schema.Boolean),
}

/** What a check-in list is made of. */
export class NewCheckinList extends Schema.Opaque<NewCheckinList>()(
  Schema.Struct({ title: Filled, ...listFields }).annotate({
    identifier: "NewCheckinList",
  }),
) {}

/** What of a check-in list is to change. */
export class CheckinListChange extends Schema.Opaque<CheckinListChange>()(
  Schema.Struct({ title: may(Filled), ...listFields }).annotate({
    identifier: "CheckinListChange",
  }),
) {}

const resource = "checkin_lists"
const source = "seed 003, Check-in Lists"

/** Endpoints of check-in lists. */
export const checkinListOperations = {
  listCheckinLists: {
    ...list,
    name: "checkin_lists.list",
    path: `${inEvent}/checkin_lists`,
    summary: "The check-in lists of an event; it answers 500 to page[number], so pages cannot be chosen",
    resource,
    query: look,
    success: found("checkin_lists", CheckinList),
    source: `${source}; platform notes 0`,
  },
  getCheckinList: {
    ...get,
    name: "checkin_lists.get",
    path: `${inEvent}/checkin_lists/{checkin_list_slug}`,
    summary: "One check-in list",
    resource,
    success: found("checkin_list", CheckinList),
    source,
  },
  createCheckinList: {
    ...create,
    name: "checkin_lists.create",
    path: `${inEvent}/checkin_lists`,
    summary: "Makes a check-in list; its slug opens the check-in API",
    resource,
    body: under("checkin_list", NewCheckinList),
    success: created("checkin_list", CheckinList),
    trace: { list: "checkin_lists.list", by: ["title"] },
    source,
  },
  updateCheckinList: {
    ...update,
    name: "checkin_lists.update",
    path: `${inEvent}/checkin_lists/{checkin_list_slug}`,
    summary: "Changes a check-in list",
    resource,
    body: under("checkin_list", CheckinListChange),
    success: found("checkin_list", CheckinList),
    source,
  },
  deleteCheckinList: {
    ...remove,
    name: "checkin_lists.delete",
    path: `${inEvent}/checkin_lists/{checkin_list_slug}`,
    summary: "Removes a check-in list",
    resource,
    source,
  },
} as const satisfies { readonly [name: string]: Operation }
