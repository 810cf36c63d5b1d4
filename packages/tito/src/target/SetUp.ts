/**
 * Making an event and what is sold and asked for it.
 *
 * @module
 */
import type { Known, PlannedOperation } from "@boxport/connector"
import { asked, bodyOf, madeOf, refuse } from "@boxport/connector/target"
import { Effect } from "effect"
import { bodies } from "./Bodies.ts"
import { type Context, looking } from "./Context.ts"
import { markIn, remarked } from "./Markers.ts"

const minute = 60_000

/** Makes an event: not live, and gone again if it would begin at another moment than it must. */
export const createEvent = Effect.fnUntraced(function* (context: Context, operation: PlannedOperation) {
  const { client } = context
  const { starts, ...body } = yield* bodyOf(context, operation, bodies.create_event)
  const event = yield* asked(client.events.create({ body: { ...body, live: false } }))
  const begins = Date.parse(event.start_at ?? "")
  if (starts !== undefined && !Number.isNaN(begins) && Math.abs(begins - starts) >= minute) {
    // One at the wrong moment must not stay: people would come at it.
    yield* asked(client.events.delete({ event_slug: event.slug }))
    const off = `it would begin ${Math.round((begins - starts) / minute)} minutes off`
    return yield* refuse(context, operation, off, `Report it: Tito's zone ${body.timezone} is another than thought.`)
  }
  return madeOf(operation, String(event.id), { slug: event.slug })
})

/** Makes a question. */
export const createQuestion = Effect.fnUntraced(function* (
  context: Context,
  operation: PlannedOperation,
  known: Known,
) {
  const { slug } = looking(context, operation, known)
  const { event, options, ...body } = yield* bodyOf(context, operation, bodies.create_question)
  const event_slug = yield* slug("events", event)
  const hasOptions = body.field_type === "Select" || body.field_type === "Checkboxes"
  const question = yield* asked(
    context.client.questions.create({ event_slug, body: { ...body, ...(hasOptions ? { options } : {}) } }),
  )
  return madeOf(operation, String(question.id), { slug: question.slug, event: event_slug })
})

/** Makes a release, without limits and off sale; what may be sold of it when is set once all are in. */
export const createType = Effect.fnUntraced(function* (context: Context, operation: PlannedOperation, known: Known) {
  const { id, slug } = looking(context, operation, known)
  const { event, metadata, price, questions, suggested_donation, ...body } = yield* bodyOf(
    context,
    operation,
    bodies.create_ticket_type,
  )
  const event_slug = yield* slug("events", event)
  const question_ids = yield* Effect.forEach(questions, (source) => id("questions", source))
  const release = yield* asked(
    context.client.releases.create({
      event_slug,
      body: {
        ...body,
        donation: body.pricing_type === "donation",
        question_ids,
        metadata: remarked(metadata, { source: markIn(metadata) ?? "", loading: true }),
        ...(price === undefined ? {} : { price }),
        ...(suggested_donation === undefined ? {} : { suggested_donation }),
      },
    }),
  )
  return madeOf(operation, String(release.id), { slug: release.slug, event: event_slug })
})

/** Makes an activity without a limit; that is set once all are in. */
export const createActivity = Effect.fnUntraced(function* (
  context: Context,
  operation: PlannedOperation,
  known: Known,
) {
  const { id, slug } = looking(context, operation, known)
  const { event, ticket_types, title, ...body } = yield* bodyOf(context, operation, bodies.create_activity)
  const event_slug = yield* slug("events", event)
  const release_ids = yield* Effect.forEach(ticket_types, (source) => id("ticket_types", source))
  const activity = yield* asked(
    context.client.activities.create({ event_slug, body: { ...body, name: title, release_ids } }),
  )
  return madeOf(operation, String(activity.id), { event: event_slug })
})
