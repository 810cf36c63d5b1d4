/**
 * The methods of a client: one for every endpoint, with what it takes to write safely around some.
 *
 * @module
 */
import { Client, ConnectorError, type InputOf, type Operation, WouldRemove } from "@boxport/connector"
import { Effect, Stream } from "effect"
import { anywhere, type Host, toggleTo } from "./DiscountCodes.ts"
import { ofConnector, type TicketbutlerError } from "./Error.ts"
import { guarded } from "./operations/Guarded.ts"
import { operations } from "./operations/index.ts"
import { altogether, type Removal, removedChoices, removedQuestions, removedTypes } from "./Safeguards.ts"
import { wire } from "./Wire.ts"

type EventCodes = InputOf<typeof operations.listEventDiscountCodes>
type Codes = InputOf<typeof operations.listDiscountCodes>
type Guarded<Name extends keyof typeof guarded> = InputOf<(typeof guarded)[Name]>

const removalHint =
  "Name what is to stay, as it was read (keptTicketType, keptQuestion), or give allowRemoval: true to have it removed."

type Common = Pick<Client.ClientOptions<TicketbutlerError, never>, "connection" | "http" | "currency">

/** Makes the methods of a client. */
export const methods = ({ connection, currency, http }: Common) => {
  const { check, list, one } = Client.make({ connection, currency, http, wire, given: {}, fail: ofConnector })

  const failure =
    (operation: Operation) =>
    (reason: ConnectorError["reason"]): TicketbutlerError =>
      ofConnector(new ConnectorError({ connection, operation: `${operation.method} ${operation.path}`, reason }))

  /** Fails where something would be removed. */
  const refuse = (operation: Operation, removals: ReadonlyArray<Removal>): Effect.Effect<void, TicketbutlerError> => {
    const removal = altogether(removals)
    return removal === undefined
      ? Effect.void
      : Effect.fail(failure(operation)(new WouldRemove({ ...removal, hint: removalHint })))
  }

  /** A method that does something before its endpoint is asked, once its input is known to be good. */
  const checked =
    <Input, A>(
      inspect: (input: Input) => Effect.Effect<void, TicketbutlerError>,
      run: (input: Input) => Effect.Effect<A, TicketbutlerError>,
    ) =>
    (input: Input): Effect.Effect<A, TicketbutlerError> =>
      Effect.flatMap(inspect(input), () => run(input))

  const host: Host = { path: "unknown" }
  const eventCodes = {
    list: list(operations.listEventDiscountCodes),
    listDocumented: list(operations.listEventDiscountCode),
    toggle: one(operations.toggleEventDiscountCode),
  }
  const eventCodePages = anywhere(host, eventCodes.list.page, eventCodes.listDocumented.page)
  const eventCodeList: typeof eventCodes.list = Object.assign(
    (input: EventCodes) => Client.streamOf((at) => eventCodePages(input, at)),
    { page: eventCodePages },
  )
  const codes = {
    list: list(operations.listDiscountCodes),
    listDocumented: list(operations.listDiscountCode),
    toggle: one(operations.toggleDiscountCode),
  }
  const codePages = anywhere(host, codes.list.page, codes.listDocumented.page)
  const codeList: typeof codes.list = Object.assign(
    (input: Codes = {}) => Client.streamOf((at) => codePages(input, at)),
    { page: codePages },
  )

  const types = list(operations.listTicketTypes)
  const updateEvent = one(operations.updateEvent)
  const collections = list(operations.listTicketTypeQuestions)
  const replaceQuestions = one(operations.replaceTicketTypeQuestions)
  const getQuestion = one(operations.getQuestion)
  const updateQuestion = one(operations.updateQuestion)

  return {
    /** Whether the token is good. */
    ping: one(operations.ping),
    events: {
      list: list(operations.listEvents),
      create: one(operations.createEvent),
      get: one(operations.getEvent),
      /**
       * Sets an event's fields and replaces all of its ticket types: the platform deletes those that no `pk` names. One
       * request more reads them first, and an update that would delete any is refused with `WouldRemove`, unless
       * `allowRemoval` is true; then nothing is read.
       */
      update: checked(
        check(guarded.updateEvent),
        Effect.fnUntraced(function* ({ allowRemoval: isAllowed = false, ...input }: Guarded<"updateEvent">) {
          if (!isAllowed) {
            const there = yield* Stream.runCollect(types({ event: input.event }))
            yield* refuse(operations.updateEvent, removedTypes(there, input.body.ticket_types))
          }
          return yield* updateEvent(input)
        }),
      ),
      delete: one(operations.deleteEvent),
      discountCodes: {
        /** The codes of one event, at whichever of two addresses the host lists them. */
        list: eventCodeList,
        listDocumented: eventCodes.listDocumented,
        create: one(operations.createEventDiscountCodes),
        /** Makes an active code inactive and the other way round; {@link setActive} is what you want. */
        toggle: eventCodes.toggle,
        /**
         * Makes a code active or inactive: reads the list first, and toggles the code only if it is not as wanted. Gives
         * the code as it is then. After `OutcomeUnknown` it can simply be called again.
         */
        setActive: checked(
          check(guarded.setEventDiscountCodeActive),
          ({ active, event, id }: Guarded<"setEventDiscountCodeActive">) =>
            toggleTo({
              id,
              active,
              codes: eventCodeList({ event }),
              toggle: eventCodes.toggle({ event, id }),
              fail: failure(operations.toggleEventDiscountCode),
            }),
        ),
        delete: one(operations.deleteEventDiscountCode),
      },
    },
    ticketTypes: {
      list: types,
      create: one(operations.createTicketType),
      get: one(operations.getTicketType),
      update: one(operations.updateTicketType),
      delete: one(operations.deleteTicketType),
    },
    ticketTypeQuestions: {
      list: collections,
      /**
       * Sets everything that attendees are asked: the platform removes questions and choices that no `uuid` names. One
       * request more reads them first, and a list that would remove any is refused with `WouldRemove`, unless
       * `allowRemoval` is true; then nothing is read.
       */
      replace: checked(
        check(guarded.replaceTicketTypeQuestions),
        Effect.fnUntraced(function* ({
          allowRemoval: isAllowed = false,
          ...input
        }: Guarded<"replaceTicketTypeQuestions">) {
          if (!isAllowed) {
            const there = yield* Stream.runCollect(collections({ event: input.event }))
            yield* refuse(operations.replaceTicketTypeQuestions, removedQuestions(there, input.body.questions))
          }
          return yield* replaceQuestions(input)
        }),
      ),
    },
    purchaseQuestions: { get: one(operations.getPurchaseQuestions) },
    questions: {
      get: getQuestion,
      /**
       * Changes a question. Where `choices` are given, the platform removes those that no `uuid` names: one request more
       * reads them first, and such an update is refused with `WouldRemove`, unless `allowRemoval` is true.
       */
      update: checked(
        check(guarded.updateQuestion),
        Effect.fnUntraced(function* ({ allowRemoval: isAllowed = false, ...input }: Guarded<"updateQuestion">) {
          const { choices } = input.body ?? {}
          if (!isAllowed && choices !== undefined) {
            const there = yield* getQuestion({ event: input.event, question: input.question })
            yield* refuse(operations.updateQuestion, removedChoices(there.choices, choices))
          }
          return yield* updateQuestion(input)
        }),
      ),
      delete: one(operations.deleteQuestion),
    },
    orders: {
      list: list(operations.listEventOrders),
      create: one(operations.createOrder),
      get: one(operations.getOrder),
      update: one(operations.updateOrder),
      refund: one(operations.refundOrder),
      report: one(operations.mailOrdersReport),
      answers: { get: one(operations.getOrderAnswers), store: one(operations.storeOrderAnswers) },
    },
    tickets: {
      list: list(operations.listTickets),
      get: one(operations.getTicket),
      update: one(operations.updateTicket),
      answers: { get: one(operations.getTicketAnswers), store: one(operations.storeTicketAnswers) },
      questions: { list: list(operations.listTicketQuestions), unanswered: list(operations.listUnansweredQuestions) },
    },
    discountCodes: {
      /** The codes that hold for every event, at whichever of two addresses the host lists them. */
      list: codeList,
      listDocumented: codes.listDocumented,
      create: one(operations.createDiscountCodes),
      /** Makes an active code inactive and the other way round; {@link setActive} is what you want. */
      toggle: codes.toggle,
      /**
       * Makes a code active or inactive: reads the list first, and toggles the code only if it is not as wanted. Gives the
       * code as it is then. After `OutcomeUnknown` it can simply be called again.
       */
      setActive: checked(check(guarded.setDiscountCodeActive), ({ active, id }: Guarded<"setDiscountCodeActive">) =>
        toggleTo({
          id,
          active,
          codes: codeList(),
          toggle: codes.toggle({ id }),
          fail: failure(operations.toggleDiscountCode),
        }),
      ),
      delete: one(operations.deleteDiscountCode),
    },
    newsletters: { list: list(operations.listNewsletters), mail: one(operations.mailNewsletters) },
    webhooks: {
      access: one(operations.webhookAccess),
      actions: list(operations.listWebhookActions),
      list: list(operations.listWebhooks),
      create: one(operations.createWebhook),
      get: one(operations.getWebhook),
      update: one(operations.updateWebhook),
      delete: one(operations.deleteWebhook),
    },
  }
}

/** A client: its methods by resource, each with the input of its endpoint. */
export interface TicketbutlerClient extends ReturnType<typeof methods> {}
