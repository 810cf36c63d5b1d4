/**
 * Updates that replace a whole list remove what they do not name. Before one is sent, what is there is read and compared:
 * ticket types by `pk`, questions and choices by `uuid`.
 *
 * @module
 */
import { canonicalUuid } from "../mapping/Uuid.ts"
import type { ChoiceEntry, QuestionEntry } from "./bodies/Question.ts"
import type { TicketTypeEntry } from "./bodies/Event.ts"
import type { Choice, Question, QuestionCollection } from "./records/Question.ts"
import type { TicketType } from "./records/TicketType.ts"

/** What an update would remove. */
export interface Removal {
  /** `ticket_types`, `questions`, `choices`. */
  readonly what: string
  /** The platform's ids of those that are not named. */
  readonly ids: ReadonlyArray<string>
}

const uuidIn = (value: string | null | undefined): string => canonicalUuid(value ?? "") ?? value ?? ""

const unnamed = (there: ReadonlyArray<string>, named: ReadonlyArray<string>): ReadonlyArray<string> => {
  const kept = new Set(named)
  return there.filter((id) => !kept.has(id))
}

/** The ticket types that an update of their event would remove, by pk, or by uuid where the platform tells no pk. */
export const removedTypes = (
  there: ReadonlyArray<TicketType>,
  entries: ReadonlyArray<TicketTypeEntry>,
): ReadonlyArray<Removal> => {
  const ids = unnamed(
    there.map(({ pk, uuid }) => (typeof pk === "number" ? String(pk) : uuid)),
    entries.flatMap(({ pk }) => (pk === undefined ? [] : [String(pk)])),
  )
  return ids.length === 0 ? [] : [{ what: "ticket_types", ids }]
}

const choicesOf = (choices: ReadonlyArray<Choice> | null | undefined): ReadonlyArray<string> =>
  (choices ?? []).map(({ uuid }) => uuidIn(uuid))

/** The choices of a question that an update would remove. */
export const removedChoices = (
  there: ReadonlyArray<Choice> | null | undefined,
  entries: ReadonlyArray<ChoiceEntry>,
): ReadonlyArray<Removal> => {
  const ids = unnamed(
    choicesOf(there),
    entries.map(({ uuid }) => uuidIn(uuid)),
  )
  return ids.length === 0 ? [] : [{ what: "choices", ids }]
}

/** The questions, and the choices of those that stay, that a new list of questions would remove. */
export const removedQuestions = (
  there: ReadonlyArray<QuestionCollection>,
  entries: ReadonlyArray<QuestionEntry>,
): ReadonlyArray<Removal> => {
  const named = new Map(entries.map((entry) => [uuidIn(entry.uuid), entry]))
  const asked = new Map<string, Question>()
  for (const { questions } of there) for (const question of questions ?? []) asked.set(uuidIn(question.uuid), question)
  const questions = unnamed([...asked.keys()], [...named.keys()])
  const choices = [...asked].flatMap(([uuid, question]) => {
    const entry = named.get(uuid)
    return entry === undefined ? [] : removedChoices(question.choices, entry.choices ?? []).flatMap(({ ids }) => ids)
  })
  return [
    ...(questions.length === 0 ? [] : [{ what: "questions", ids: questions }]),
    ...(choices.length === 0 ? [] : [{ what: "choices", ids: choices }]),
  ]
}

/** One removal of several: all kinds and all ids. */
export const altogether = (removals: ReadonlyArray<Removal>): Removal | undefined =>
  removals.length === 0
    ? undefined
    : { what: removals.map(({ what }) => what).join(" and "), ids: removals.flatMap(({ ids }) => ids) }
