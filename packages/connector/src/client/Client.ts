/**
 * A client's methods, made from endpoints: what goes in is checked before a request leaves, what comes out is what the
 * endpoint's shape says.
 *
 * @module
 */
import type { Json } from "@boxport/model"
import { Effect, Option, Result, Schema, Stream } from "effect"
import { fillParameters, type Operation } from "../Endpoint.ts"
import { ConnectorError, InvalidInput, type OutcomeUnknown, type Reason, UnexpectedAnswer } from "../Errors.ts"
import type * as Http from "../Http.ts"
import { ofSchemaError, type Problem } from "../Problems.ts"
import { type Arguments, type InputOf, parser, type Parts } from "./Input.ts"
import { keepUnknown } from "./Normal.ts"
import { type Page, type Position, walk } from "./Page.ts"
import { form, pairs, type Style } from "./Wire.ts"

/** A method that gives one answer. */
export type Method<Input, A, E> = (...args: Arguments<Input>) => Effect.Effect<A, E>

/** A method that gives a list: all of it as a stream, or a page. */
export interface ListMethod<Input, A, E> {
  (...args: Arguments<Input>): Stream.Stream<A, E>
  /** One page: the first, or the one at a position that an earlier page gave. */
  readonly page: (input: Input, at?: Position | null) => Effect.Effect<Page<A>, E>
}

/** A page of a list as a platform's answer holds it. */
export interface RawPage {
  readonly items: ReadonlyArray<Json>
  readonly next: Position | null
  readonly total: number | null
}

/** How a platform writes what is asked and wraps what it answers. */
export interface Wire {
  readonly style: Style
  /** Sent with every query of an operation. */
  readonly always: (operation: Operation) => Position
  /** The record of an answer. */
  readonly record: (operation: Operation, json: Json) => Json
  /**
   * The page of an answer to a request for the page `at` (null: the first, or the one that the caller's own query names:
   * `sent` is the whole query); undefined where there is none in it.
   */
  readonly page: (operation: Operation, json: Json, at: Position | null, sent: Position) => RawPage | undefined
}

/** What a client is made of. */
export interface ClientOptions<E, Given extends string> {
  /** The connection's name, for errors. */
  readonly connection: string
  readonly http: Pick<Http.Http, "send">
  readonly wire: Wire
  /** Path parameters that every call has in common: the account. */
  readonly given: { readonly [Name in Given]: string }
  /** What amounts are in, where a body does not say; undefined to take any. */
  readonly currency?: string | undefined
  /** The package's own error. */
  readonly fail: (error: ConnectorError) => E
}

/** Arguments before they are checked. */
type Loose = [input?: unknown]

/** An operation whose types are known to the compiler. */
type Known<A> = Operation & { readonly success: { readonly shape: Schema.ConstraintDecoder<A> } }

/** Makes methods. */
export interface Client<E, Given extends string> {
  /** A method for an endpoint that gives one answer. */
  readonly one: <const O extends Operation, A>(operation: O & Known<A>) => Method<InputOf<O, Given>, A, E>
  /** A method for an endpoint that gives a list. */
  readonly list: <const O extends Operation, A>(operation: O & Known<A>) => ListMethod<InputOf<O, Given>, A, E>
  /** Checks an input as the method of an endpoint would, and sends nothing: for methods that read before they write. */
  readonly check: <const O extends Operation>(operation: O) => (input: InputOf<O, Given>) => Effect.Effect<void, E>
}

const changedHint = "The platform may have changed; please report it."
const doneHint = "The platform said that it was done, but not what came of it: look before you send it again."
const inputHint = "Correct what the paths name; nothing was sent."

/** Makes a client. */
export const make = <E, const Given extends string = never>(options: ClientOptions<E, Given>): Client<E, Given> => {
  const { connection, given, http, wire } = options

  const failWith = (operation: Operation, reason: Reason): E =>
    options.fail(new ConnectorError({ connection, operation: `${operation.method} ${operation.path}`, reason }))

  const unexpected = (operation: Operation, details: string): E =>
    failWith(operation, new UnexpectedAnswer({ details, hint: operation.method === "GET" ? changedHint : doneHint }))

  const invalid = (operation: Operation, problems: ReadonlyArray<Problem>): E =>
    failWith(operation, new InvalidInput({ problems, hint: inputHint }))

  const bodyText = (operation: Operation, value: unknown): Http.Send["body"] => {
    const { body } = operation
    if (body === null) return null
    const wrapped = body.key === null ? value : { [body.key]: value }
    return body.encoding === "json"
      ? { encoding: "json", text: JSON.stringify(wrapped) }
      : { encoding: "form", text: form(typeof wrapped === "object" && wrapped !== null ? wrapped : {}) }
  }

  const queryOf = (operation: Operation, parts: Parts, at: Position | null): Position =>
    merged(wire.always(operation), pairs(wire.style, parts.query), at ?? [])

  const ask = (operation: Operation, parts: Parts, query: Position): Effect.Effect<Json, E> =>
    http
      .send({
        endpoint: operation,
        path: fillParameters(operation.path, parts.parameters),
        query,
        body: bodyText(operation, parts.body),
        look: lookFor(operation, parts),
      })
      .pipe(Effect.mapError(options.fail))

  /** Checks the input once it is asked for; building the check is left until the method is first used. */
  const parsing = (operation: Operation) => {
    let parse: ReturnType<typeof parser> | undefined
    return (input: unknown): Effect.Effect<Parts, E> =>
      Effect.suspend(() => {
        parse ??= parser(operation, given, options.currency)
        return Result.match(parse(input), {
          onFailure: (problems) => Effect.fail(invalid(operation, problems)),
          onSuccess: (parts) => Effect.succeed(parts),
        })
      })
  }

  /** Answers are given in their normal form with the fields that no shape knows, or fail with the path that is wrong. */
  const reading = <A>(operation: Operation, shape: Schema.ConstraintDecoder<A>) => {
    const fits = Schema.is(shape)
    const explain = Schema.decodeUnknownResult(shape, { errors: "all" })
    return (json: Json, where: string): Effect.Effect<A, E> => {
      if (fits(json)) return Effect.succeed(json)
      const decoded = explain(json)
      if (Result.isSuccess(decoded)) {
        keepUnknown(decoded.success, json)
        return Effect.succeed(decoded.success)
      }
      const [first] = ofSchemaError(decoded.failure)
      return Effect.fail(unexpected(operation, `${where}${first?.path ?? ""}: ${first?.reason ?? "of another shape"}`))
    }
  }

  return {
    one: (operation) => {
      const parse = parsing(operation)
      const read = reading(operation, operation.success.shape)
      return (...[input = {}]: Loose) =>
        Effect.flatMap(parse(input), (parts) =>
          Effect.flatMap(ask(operation, parts, queryOf(operation, parts, null)), (json) =>
            read(wire.record(operation, json), ""),
          ),
        )
    },
    list: (operation) => {
      const parse = parsing(operation)
      const read = reading(operation, operation.success.shape)
      const pageAt = (parts: Parts, at: Position | null) => {
        const sent = queryOf(operation, parts, at)
        return Effect.flatMap(ask(operation, parts, sent), (json) => {
          const raw = wire.page(operation, json, at, sent)
          return raw === undefined
            ? Effect.fail(unexpected(operation, "something else than a list"))
            : Effect.map(
                Effect.forEach(raw.items, (item, index) => read(item, `[${index}].`)),
                (items) => ({ items, next: raw.next, total: raw.total }),
              )
        })
      }
      return Object.assign(
        (...[input = {}]: Loose) =>
          Stream.unwrap(Effect.map(parse(input), (parts) => streamOf((at) => pageAt(parts, at)))),
        {
          page: (input: unknown, at: Position | null = null) =>
            Effect.flatMap(parse(input), (parts) => pageAt(parts, at)),
        },
      )
    },
    check: (operation) => {
      const parse = parsing(operation)
      return (input) => Effect.asVoid(parse(input))
    },
  }
}

/** All items of a list that is read page by page. */
export const streamOf = <A, E>(pageAt: (at: Position | null) => Effect.Effect<Page<A>, E>): Stream.Stream<A, E> =>
  Stream.suspend(() => {
    const next = walk()
    return Stream.paginate(null, (at: Position | null) =>
      Effect.map(pageAt(at), (page) => [page.items, Option.fromNullOr(next(page))] as const),
    )
  })

/** Query parameters; of those with the same name the later ones win, save for lists. */
const merged = (...positions: ReadonlyArray<Position>): Position => {
  const later = positions.map(
    (_, index) => new Set(positions.slice(index + 1).flatMap((one) => one.map(([name]) => name))),
  )
  return positions.flatMap((position, index) => position.filter(([name]) => later[index]?.has(name) !== true))
}

const textIn = (value: unknown, field: string): ReadonlyArray<string> => {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => textIn(item, field))
  const found: unknown =
    typeof value === "object" && value !== null ? new Map<string, unknown>(Object.entries(value)).get(field) : undefined
  return typeof found === "string" || typeof found === "number" ? [String(found)] : []
}

const lookFor = ({ trace }: Operation, { body, parameters }: Parts): OutcomeUnknown["look"] =>
  trace === null
    ? null
    : {
        list: trace.list,
        by: trace.by.flatMap((field) =>
          [...textIn(body, field), ...textIn(parameters, field)].map((value) => ({ field, value })),
        ),
      }
