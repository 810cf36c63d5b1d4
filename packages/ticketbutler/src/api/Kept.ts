/**
 * What is there, as an update that replaces a whole list wants it: the entries that leave everything as it is. Where the
 * platform does not tell what an update needs, it is left empty, and the client does not send it.
 *
 * @module
 */
import type { TicketTypeEntry } from "./bodies/Event.ts"
import type { ChoiceEntry, QuestionEntry } from "./bodies/Question.ts"
import type { Choice, Question } from "./records/Question.ts"
import type { TicketType } from "./records/TicketType.ts"

const amounts = ({ amount, amount_left, amount_sold, amount_total }: TicketType) => {
  const left = amount ?? amount_left
  return {
    ...(typeof left === "number" ? { amount: Math.max(0, left) } : {}),
    ...(typeof amount_sold === "number" ? { amount_sold } : {}),
    ...(typeof amount_total === "number" ? { amount_total } : {}),
  }
}

/**
 * A ticket type as it is, for the update of its event: change what is to be different. `amount` is how many were left
 * when it was read: what is sold before the update is sent, the update puts back.
 *
 * @example
 * const types = yield* Stream.runCollect(ticketbutler.ticketTypes.list({ event }))
 * yield* ticketbutler.events.update({ event, body: { title: "New", ticket_types: types.map(keptTicketType) } })
 */
export const keptTicketType = (type: TicketType): TicketTypeEntry => ({
  ...(typeof type.pk === "number" ? { pk: type.pk } : {}),
  title: type.title ?? "",
  price: typeof type.price === "string" ? Number(type.price) : "",
  ...(typeof type.active === "boolean" ? { active: type.active } : {}),
  ...amounts(type),
  ...(typeof type.is_members_only === "boolean" ? { is_members_only: type.is_members_only } : {}),
  ...(type.description === undefined ? {} : { description: type.description }),
  ...(type.start_date === undefined ? {} : { start_date: type.start_date }),
  ...(type.sort_id === undefined ? {} : { sort_id: type.sort_id }),
})

/** A choice as it is. */
const keptChoice = (choice: Choice): ChoiceEntry => ({
  ...(typeof choice.uuid === "string" ? { uuid: choice.uuid } : {}),
  sort_id: choice.sort_id ?? 0,
  label: choice.label ?? "",
  ...(choice.description === undefined ? {} : { description: choice.description }),
})

/** A question as it is, for `ticketTypeQuestions.replace`: change what is to be different. */
export const keptQuestion = (question: Question): QuestionEntry => ({
  uuid: question.uuid,
  variation: question.variation ?? "",
  sort_id: question.sort_id ?? 0,
  heading: question.heading ?? "",
  ...(typeof question.active === "boolean" ? { active: question.active } : {}),
  ...(typeof question.required === "boolean" ? { required: question.required } : {}),
  choices: (question.choices ?? []).map(keptChoice),
})
