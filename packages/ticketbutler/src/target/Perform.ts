/**
 * Doing one operation at Ticketbutler.
 *
 * @module
 */
import type { ConnectorError, Known, Made, PlannedOperation } from "@boxport/connector"
import { asked, bodyOf, madeOf, needed, refuse } from "@boxport/connector/target"
import { Money } from "@boxport/model"
import { Effect, Option, Result, Stream } from "effect"
import type { TicketType } from "../api/records/TicketType.ts"
import { bodies, type BodyOf } from "./Bodies.ts"
import { type Context, looking } from "./Context.ts"
import { orderAt } from "./Look.ts"
import { assigned, uuidOf } from "./Orders.ts"
import { typeFacts } from "./PlanEvents.ts"
import { completed, matched, questionsIn } from "./Questions.ts"

type TypeBody = BodyOf<"create_ticket_type">["type"]

/** Whether a type has a price; where it does not tell it, it may. */
const costs = ({ price }: TicketType, { currency, minor }: TypeBody["price"]): boolean => {
  if (price === null || price === undefined) return true
  if (minor === 0n || Number(price) === 0) return minor === 0n && Number(price) === 0
  const told = Money.fromDecimal(String(price), currency)
  return Result.isFailure(told) || told.success.minor === minor
}

/** Which ticket types stand for those of the source: those of their title and price, each for one. */
export const typesMatched = (
  wanted: ReadonlyArray<Pick<TypeBody, "price" | "source" | "title">>,
  there: ReadonlyArray<TicketType>,
  event: string,
): ReadonlyArray<Made> => {
  const free = [...there]
  return wanted.flatMap(({ price, source, title }): ReadonlyArray<Made> => {
    const at = free.findIndex((one) => one.title === title && costs(one, price))
    const [found] = at === -1 ? [] : free.splice(at, 1)
    return found === undefined
      ? []
      : [{ kind: "ticket_types", source, target: uuidOf(found.uuid), facts: typeFacts(found, event) }]
  })
}

const newType = ({ amount_total, is_members_only, price, title }: TypeBody) => ({
  title,
  // An amount of 0 needs no currency, and a free event may have none.
  price: price.minor === 0n ? 0 : price,
  amount_total,
  is_members_only,
})

/** The ticket types of an event: only their list tells the number by which tickets name theirs. */
export const typesOf = ({ client }: Context, event: string) =>
  asked(Stream.runCollect(client.ticketTypes.list({ event })))

/**
 * What an event that was just made is: itself and its ticket types, and whether it is over. Only the list of events tells
 * its currency (platform notes 0.4): one whose prices mean something else must not stay, and nobody has a ticket for it.
 */
export const madeEvent = (
  context: Context,
  operation: PlannedOperation,
  event: string,
): Effect.Effect<ReadonlyArray<Made>, ConnectorError> =>
  Effect.gen(function* () {
    const { client } = context
    const { currency, ticket_types } = yield* bodyOf(context, operation, bodies.create_event)
    const listed = yield* asked(
      client.events.list({ old: true }).pipe(
        Stream.filter(({ uuid }) => uuidOf(uuid) === event),
        Stream.runHead,
      ),
    )
    const row = Option.getOrUndefined(listed)
    const own = row?.currency ?? null
    if (currency !== undefined && own !== null && own.toUpperCase() !== currency.toUpperCase()) {
      yield* asked(client.events.delete({ event, body: { delete_reason: "Its prices were in another currency." } }))
      return yield* refuse(
        context,
        operation,
        `its prices are in ${currency}, and the account's in ${own}`,
        "Migrate it into an account with that currency.",
      )
    }
    const [first] = operation.makes
    const facts = row?.is_expired === true ? { over: true } : {}
    return [
      ...(first === undefined ? [] : [{ ...first, target: event, facts }]),
      ...typesMatched(ticket_types, yield* typesOf(context, event), event),
    ]
  })

/** The uuids of a question's choices by what they say; read once. */
const choicesOf = (
  { choices: read, client }: Context,
  event: string,
  question: string,
): Effect.Effect<ReadonlyMap<string, string>, ConnectorError> =>
  Effect.suspend(() => {
    const before = read.get(question)
    if (before !== undefined) return Effect.succeed(before)
    return Effect.map(asked(client.questions.get({ event, question })), ({ choices }) => {
      const labels = new Map(
        (choices ?? []).flatMap(({ label, uuid }) =>
          typeof label === "string" && typeof uuid === "string" ? [[label, uuid] as const] : [],
        ),
      )
      read.set(question, labels)
      return labels
    })
  })

/** Answers as they are written: choices by their uuids. */
const entriesOf = (
  context: Context,
  operation: PlannedOperation,
  known: Known,
  { answers, ...body }: Pick<BodyOf<"store_answers">, "answers" | "event">,
) =>
  Effect.gen(function* () {
    const { target: event } = yield* needed(context, operation, known, "events", body.event)
    return yield* Effect.forEach(answers, ({ choices, question, several, value }) =>
      Effect.gen(function* () {
        const { target: uuid } = yield* needed(context, operation, known, "questions", question)
        if (choices === null) return { uuid, value }
        const labels = yield* choicesOf(context, event, uuid)
        const chosen = choices.flatMap((label) => labels.get(label) ?? [])
        if (chosen.length < choices.length) {
          return yield* refuse(context, operation, "a choice is not there any more", "Look at the question there.")
        }
        return { uuid, value: several ? chosen : (chosen[0] ?? "") }
      }),
    )
  })

/** Does one operation. */
export const perform =
  (context: Context) =>
  (operation: PlannedOperation, known: Known): Effect.Effect<ReadonlyArray<Made>, ConnectorError> =>
    Effect.gen(function* () {
      const { client } = context
      const need = looking(context, operation, known)
      switch (operation.kind) {
        case "create_event": {
          const {
            besides: _,
            currency: __,
            ticket_types,
            ...body
          } = yield* bodyOf(context, operation, bodies.create_event)
          const { uuid } = yield* asked(
            client.events.create({ body: { ...body, ticket_types: ticket_types.map(newType) } }),
          )
          return yield* madeEvent(context, operation, uuidOf(uuid))
        }
        case "create_ticket_type": {
          const body = yield* bodyOf(context, operation, bodies.create_ticket_type)
          const event = yield* need("events", body.event)
          const { uuid } = yield* asked(client.ticketTypes.create({ event, body: newType(body.type) }))
          const made = (yield* typesOf(context, event)).find((one) => uuidOf(one.uuid) === uuidOf(uuid))
          const facts = typeFacts(made ?? {}, event)
          return [{ kind: "ticket_types", source: body.type.source, target: uuidOf(uuid), facts }]
        }
        case "set_questions": {
          const body = yield* bodyOf(context, operation, bodies.set_questions)
          const event = yield* need("events", body.event)
          const list = Effect.map(asked(Stream.runCollect(client.ticketTypeQuestions.list({ event }))), questionsIn)
          const before = yield* list
          const questions = completed(body, before, event)
          const after = yield* asked(
            client.ticketTypeQuestions.replace({ event, body: { questions }, allowRemoval: true }),
          )
          const made = matched(body, questionsIn([after]), event)
          return made.length === body.questions.length ? made : matched(body, yield* list, event)
        }
        case "create_discount": {
          const body = yield* bodyOf(context, operation, bodies.create_discount)
          const event = yield* need("events", body.event)
          const type = body.ticket_type === undefined ? null : yield* need("ticket_types", body.ticket_type)
          const codes = yield* asked(
            client.events.discountCodes.create({
              event,
              body: [
                {
                  code: body.code,
                  discount_type: body.discount_type,
                  amount: body.amount ?? body.percent ?? "0",
                  usage_tickets_limit: body.usage_tickets_limit,
                  ...(type === null ? {} : { ticket_type_uuid: type }),
                },
              ],
            }),
          )
          const [code] = codes
          if (code === undefined) return yield* refuse(context, operation, "the answer has no code", "Run it again.")
          return madeOf(operation, String(code.id), { event })
        }
        case "set_capacity": {
          const { amount, ...body } = yield* bodyOf(context, operation, bodies.set_capacity)
          const event = yield* need("events", body.event)
          const ticket_type = yield* need("ticket_types", body.ticket_type)
          yield* asked(client.ticketTypes.update({ event, ticket_type, body: { amount } }))
          return []
        }
        case "create_order": {
          const body = yield* bodyOf(context, operation, bodies.create_order)
          const event = yield* needed(context, operation, known, "events", body.event)
          if (body.found !== undefined) {
            return yield* refuse(context, operation, `order ${body.found} is not there any more`, "Plan again.")
          }
          if (event.facts["over"] === true) {
            return yield* refuse(context, operation, "no orders are taken for an event that is over", "Plan again.")
          }
          const counts = Map.groupBy(body.tickets, ({ ticket_type }) => ticket_type)
          const [first, ...others] = yield* Effect.forEach([...counts], ([type, { length: amount }]) =>
            Effect.map(need("ticket_types", type), (uuid) => ({ uuid, amount })),
          )
          if (first === undefined) return yield* refuse(context, operation, "it has no ticket", "Plan again.")
          const { email, external_order_id, first_name, last_name, phone } = body
          const { uuid } = yield* asked(
            client.orders.create({
              body: {
                event: event.target,
                address: { first_name, last_name, email, ...(phone === undefined ? {} : { phone }) },
                ticket_types: [first, ...others],
                external_order_id,
              },
            }),
          )
          const order = yield* orderAt(context, event.target, uuid)
          const made = order === null ? undefined : assigned(operation, body, order, known)
          return made ?? (yield* refuse(context, operation, `order ${uuid} has other tickets`, "Look at it there."))
        }
        case "update_ticket": {
          const { ticket: source, checked_in, full_name } = yield* bodyOf(context, operation, bodies.update_ticket)
          const ticket = yield* need("tickets", source)
          const body = { full_name, external_uuid: source, ...(checked_in ? { checked_in } : {}) }
          yield* asked(client.tickets.update({ ticket, body }))
          return []
        }
        case "store_answers": {
          const body = yield* bodyOf(context, operation, bodies.store_answers)
          const ticket = yield* need("tickets", body.ticket)
          const entries = yield* entriesOf(context, operation, known, body)
          yield* asked(client.tickets.answers.store({ ticket, body: entries }))
          return []
        }
        case "store_order_answers": {
          const body = yield* bodyOf(context, operation, bodies.store_order_answers)
          const order = yield* need("orders", body.order)
          const entries = yield* entriesOf(context, operation, known, body)
          yield* asked(client.orders.answers.store({ order, body: entries }))
          return []
        }
        default:
          return yield* refuse(context, operation, `nobody here knows how to ${operation.kind}`, "Plan again.")
      }
    })
