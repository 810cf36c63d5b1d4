/**
 * Activities.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { Count, DateText, Filled, Ids, may, mayBeNull, TimeText } from "../Inputs.ts"
import { Activity } from "../records/Activity.ts"
import { create, created, found, get, inEvent, list, remove, under, update } from "./Common.ts"

const activityFields = {
  capacity: mayBeNull(Count.annotate({ description: "How many can come; null for no limit" })),
  date: mayBeNull(DateText),
  description: mayBeNull(Schema.String),
  end_time: mayBeNull(TimeText),
  kind: may(Schema.Literals(["public_automatic", "private_automatic"])),
  question_ids: may(Ids),
  release_ids: may(Ids),
  show_to_attendee: may(Schema.Boolean),
  start_time: mayBeNull(TimeText),
}

/** What an activity is made of. */
export class NewActivity extends Schema.Opaque<NewActivity>()(
  Schema.Struct({ name: Filled, ...activityFields }).annotate({ identifier: "NewActivity" }),
) {}

/** What of an activity is to change. */
export class ActivityChange extends Schema.Opaque<ActivityChange>()(
  Schema.Struct({ name: may(Filled), ...activityFields }).annotate({
    identifier: "ActivityChange",
  }),
) {}

const resource = "activities"
const source = "seed 003, Activities"

/** Endpoints of activities. */
export const activityOperations = {
  listActivities: {
    ...list,
    name: "activities.list",
    path: `${inEvent}/activities`,
    summary: "The activities of an event",
    resource,
    success: found("activities", Activity),
    source,
  },
  getActivity: {
    ...get,
    name: "activities.get",
    path: `${inEvent}/activities/{activity_id}`,
    summary: "One activity",
    resource,
    success: found("activity", Activity),
    source,
  },
  createActivity: {
    ...create,
    name: "activities.create",
    path: `${inEvent}/activities`,
    summary: "Makes an activity",
    resource,
    body: under("activity", NewActivity),
    success: created("activity", Activity),
    trace: { list: "activities.list", by: ["name"] },
    source,
  },
  updateActivity: {
    ...update,
    name: "activities.update",
    path: `${inEvent}/activities/{activity_id}`,
    summary: "Changes an activity",
    resource,
    body: under("activity", ActivityChange),
    success: found("activity", Activity),
    source,
  },
  deleteActivity: {
    ...remove,
    name: "activities.delete",
    path: `${inEvent}/activities/{activity_id}`,
    summary: "Removes an activity",
    resource,
    source,
  },
  duplicateActivity: {
    ...create,
    name: "activities.duplicate",
    path: `${inEvent}/activities/{activity_id}/duplication`,
    summary: "Makes a copy of an activity",
    resource,
    failures: [],
    success: created("activity", Activity),
    trace: { list: "activities.list", by: [] },
    source,
  },
} as const satisfies { readonly [name: string]: Operation }
