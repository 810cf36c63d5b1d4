/**
 * What the routes that write share.
 *
 * @module
 */
import { stableUuid, dashed } from "@boxport/connector/testing"
import { type Answer, json, notFound } from "../http/Answer.ts"
import { type Attributes, attributesOf, refusal, slugFrom } from "../http/Attributes.ts"
import type { Sent, Shape } from "../records/Shape.ts"
import type { Kind } from "../records/Texts.ts"
import { type Call, type EventCall, inEvent, metaOf, named, type Route } from "./Route.ts"

/** 400 for a body without the key of its resource: what Rails says to it. */
const missing = (singular: string): Answer =>
  json(400, { status: 400, message: `param is missing or the value is empty: ${singular}` })

/** Runs a write with the attributes under a key; unless it complains, what it gives is sent. */
export const withAttributes = <C extends Call>(
  call: C,
  singular: string,
  write: (attributes: Attributes, call: C) => Answer | undefined,
): Answer => {
  const attributes = attributesOf(call.body, singular)
  if (attributes === undefined) return missing(singular)
  const answer = write(attributes, call)
  return attributes.isGood && answer !== undefined ? answer : refusal(call.shape.old, attributes.complaints)
}

/** 422 about the whole. */
export const refuse = ({ shape }: Call, ...messages: ReadonlyArray<string>): Answer =>
  refusal(shape.old, new Map([["base", messages]]))

/** A record that was written, as single records are sent: in the extended view. */
export const written = <Row>(
  call: Call,
  status: 200 | 201,
  singular: string,
  row: Row,
  record: (row: Row, shape: Shape) => Sent,
): Answer =>
  json(status, {
    [singular]: record(row, { ...call.shape, extended: call.shape.version === "3.0" }),
    ...metaOf(call, []),
  })

/** Nothing to send. */
export const gone: Answer = { status: 204, body: "" }

/** A route that finds something of an event and writes it. */
export const onFound = <Thing>(
  find: (call: EventCall) => Thing | undefined,
  write: (call: EventCall, thing: Thing) => Answer,
): Route =>
  inEvent((call) => {
    const thing = find(call)
    return thing === undefined ? notFound(call.shape.test) : write(call, thing)
  })

/** A list with one thing in another's place, by number; at its end where there is no such number. */
export const put = <Thing extends { readonly number: number }>(
  things: ReadonlyArray<Thing>,
  thing: Thing,
): ReadonlyArray<Thing> =>
  things.some(({ number }) => number === thing.number)
    ? things.map((one) => (one.number === thing.number ? thing : one))
    : [...things, thing]

/** A list without one thing. */
export const without = <Thing extends { readonly number: number }>(
  things: ReadonlyArray<Thing>,
  thing: Thing,
): ReadonlyArray<Thing> => things.filter(({ number }) => number !== thing.number)

/** A slug of a title that none of the others has: with a UUID where it would be one's (notes 2). */
export const freeSlug = (
  title: string,
  taken: ReadonlyArray<{ readonly slug: string }>,
  number: number,
  most?: number,
): string => {
  const slug = slugFrom(title, most)
  return slug !== "" && taken.every((one) => one.slug !== slug)
    ? slug
    : [slug, dashed(stableUuid("tito slug", number))].filter((part) => part !== "").join("-")
}

/** What was given; what was before where nothing was. */
export const or = <A>(given: A | undefined, before: A): A => (given === undefined ? before : given)

/**
 * The numbers of the things that were named; those before where none were, and undefined when one is not there, which is
 * 404 in Rails.
 */
export const numbersOf = (
  kind: Kind,
  things: ReadonlyArray<{ readonly number: number; readonly slug?: string }>,
  keys: ReadonlyArray<string> | undefined,
  before: ReadonlyArray<number>,
): ReadonlyArray<number> | undefined => {
  if (keys === undefined) return before
  const found = keys.flatMap((key) => named(kind, things, key)?.number ?? [])
  return found.length === keys.length ? found : undefined
}

/** What a new thing starts with. */
export const fresh = ({ state }: Call) => {
  const at = state.tick()
  return { number: state.next(), createdAt: at, updatedAt: at, settings: {} }
}

/** Names that are written as they are: those of a body that nothing else reads. */
export const settingsOf = (body: { readonly fields: object }, read: ReadonlyArray<string>): ReadonlyArray<string> =>
  Object.keys(body.fields).filter((name) => !read.includes(name))
