/**
 * What a client's method takes, made from its endpoint: path parameters, query parameters and the body in one object.
 *
 * @module
 */
import type { Types } from "effect"
import { Result, Schema } from "effect"
import type { Operation, PathParameters, QueryFields, Shape } from "../Endpoint.ts"
import { ofSchemaError, type Problem } from "../Problems.ts"
import { mismatches } from "./Amounts.ts"

/** Ids and slugs; some platforms number what others name. */
type ParameterInput<Path extends string> = { readonly [Name in keyof PathParameters<Path>]: string | number }

type QueryInput<Query extends QueryFields> = Schema.Struct.Type<Query>

type BodyInput<O extends Operation> = O["body"] extends { readonly shape: { readonly Type: infer A } }
  ? O extends { readonly changes: true }
    ? { readonly body: A }
    : {} extends A
      ? { readonly body?: A }
      : { readonly body: A }
  : {}

/** Path parameters that have a shape of their own. */
type Shaped<O extends Operation> = O extends { readonly parameters: infer Fields extends QueryFields } ? Fields : {}

/**
 * The input of an operation: `{ event_slug, ticket_slug, body: { … } }`. Query parameters stand beside those of the
 * path, under their own names. `Given` are path parameters that the client knows by itself.
 */
export type InputOf<O extends Operation, Given extends string = never> = Types.Simplify<
  Omit<ParameterInput<O["path"]>, Given | keyof Shaped<O>> &
    QueryInput<Shaped<O>> &
    QueryInput<O["query"]> &
    BodyInput<O>
>

/** Arguments of a method: its input may be left out where nothing in it is required. */
export type Arguments<Input> = {} extends Input ? [input?: Input] : [input: Input]

/** A request's parts as they go over the wire. */
export interface Parts {
  readonly parameters: { readonly [name: string]: string }
  readonly query: { readonly [name: string]: unknown }
  readonly body: unknown
}

/** The names of a path's parameters. */
export const parameterNames = (path: string): ReadonlyArray<string> =>
  [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? "")

const Segment = Schema.Union([Schema.NonEmptyString, Schema.Finite])

/**
 * Checks inputs of an operation and takes them apart. Every problem has the path of its field; a name that the endpoint
 * does not know is one too, since the platforms ignore such names in silence; so are an amount of another currency, and a
 * change of nothing.
 */
export const parser = (
  operation: Operation,
  given: { readonly [parameter: string]: string },
  currency: string | undefined,
): ((input: unknown) => Result.Result<Parts, ReadonlyArray<Problem>>) => {
  const names = parameterNames(operation.path).filter((name) => !Object.hasOwn(given, name))
  const { body } = operation
  const shape = inputShape(operation, Object.keys(given))
  const encodeAll = Schema.encodeUnknownResult(shape, { errors: "all", onExcessProperty: "error" })
  const takesNone = Object.keys(shape.fields).length === 0
  const ofBody = (value: unknown): ReadonlyArray<Problem> => [
    ...mismatches(value, currency),
    ...(operation.changes === true && isPlain(value) && Object.keys(value).length === 0
      ? [{ path: "body", reason: "Expected something to change" }]
      : []),
  ]
  return (input) => {
    const whole = withoutUndefined(input)
    const encoded = encodeAll(whole)
    const problems = [
      ...(Result.isFailure(encoded) ? ofSchemaError(encoded.failure) : []),
      ...(takesNone ? anything(whole) : []),
      ...(body === null || !isPlain(whole) ? [] : ofBody(new Map(Object.entries(whole)).get("body"))),
    ]
    if (Result.isFailure(encoded) || problems.length > 0) return Result.fail(problems)
    const parts: { readonly [name: string]: unknown } = encoded.success
    return Result.succeed({
      parameters: { ...given, ...Object.fromEntries(names.map((name) => [name, String(parts[name])])) },
      query: Object.fromEntries(Object.keys(operation.query).map((name) => [name, parts[name]])),
      body: body === null ? undefined : (parts["body"] ?? {}),
    })
  }
}

/** What is too much in the input of an operation that takes nothing: a schema of no fields would let it pass. */
const anything = (input: unknown): ReadonlyArray<Problem> =>
  isPlain(input)
    ? Object.keys(input).map((path) => ({ path, reason: "Expected no excess property" }))
    : [{ path: "", reason: "Expected object" }]

/** The shape of an operation's input, without the path parameters that the client knows by itself. */
export const inputShape = (operation: Operation, given: ReadonlyArray<string>): Schema.Struct<QueryFields> => {
  const { body, changes, parameters, query } = operation
  const names = parameterNames(operation.path).filter((name) => !given.includes(name))
  const mayLack = (shape: Shape) => changes !== true && takesNothing(shape)
  return Schema.Struct({
    ...Object.fromEntries(names.map((name) => [name, parameters?.[name] ?? Segment])),
    ...query,
    ...(body === null ? {} : { body: mayLack(body.shape) ? Schema.optionalKey(body.shape) : body.shape }),
  })
}

/** Whether a body may be left out: an empty one passes. */
const takesNothing = (shape: Shape): boolean => Result.isSuccess(Schema.encodeUnknownResult(shape)({}))

/** JavaScript callers pass `undefined` for what they leave out. */
const withoutUndefined = (input: unknown): unknown => {
  if (Array.isArray(input)) return input.map(withoutUndefined)
  return isPlain(input)
    ? Object.fromEntries(
        Object.entries(input).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, withoutUndefined(value)]],
        ),
      )
    : input
}

const isPlain = (value: unknown): value is object =>
  typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype
