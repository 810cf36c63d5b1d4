/**
 * Questions of an event as its list has to be written: all of them, those that are there included.
 *
 * @module
 */
import type { Made } from "@boxport/connector"
import type { QuestionEntry } from "../api/bodies/Question.ts"
import { keptQuestion } from "../api/Kept.ts"
import type { Question, QuestionCollection } from "../api/records/Question.ts"
import type { BodyOf } from "./Bodies.ts"
import { uuidOf } from "./Orders.ts"

/** The questions in collections, each once. */
export const questionsIn = (collections: Iterable<QuestionCollection>): ReadonlyArray<Question> => {
  const all = new Map<string, Question>()
  for (const { questions } of collections) for (const one of questions ?? []) all.set(uuidOf(one.uuid), one)
  return [...all.values()]
}

/** Which questions stand for those of the source: by what they ask, each for one. */
export const matched = (
  { besides = [], questions }: BodyOf<"set_questions">,
  there: ReadonlyArray<Question>,
  event: string,
): ReadonlyArray<Made> => {
  const free = there.filter(({ uuid }) => !besides.includes(uuidOf(uuid)))
  return questions.flatMap(({ heading, source, variation }): ReadonlyArray<Made> => {
    const at = free.findIndex((one) => one.heading === heading && one.variation === variation)
    const [found] = at === -1 ? [] : free.splice(at, 1)
    return found === undefined ? [] : [{ kind: "questions", source, target: uuidOf(found.uuid), facts: { event } }]
  })
}

/** The list with what is missing added to what is there. */
export const completed = (
  body: BodyOf<"set_questions">,
  there: ReadonlyArray<Question>,
  event: string,
): ReadonlyArray<QuestionEntry> => {
  const have = new Set(matched(body, there, event).map(({ source }) => source))
  const last = Math.max(0, ...there.map(({ sort_id }) => sort_id ?? 0))
  const missing = body.questions.filter(({ source }) => !have.has(source))
  return [
    ...there.map(keptQuestion),
    ...missing.map(({ heading, options, required, variation }, index): QuestionEntry => ({
      new: true,
      variation,
      sort_id: last + 1 + index,
      ticket_type: "all",
      heading,
      required,
      ...(options.length === 0 ? {} : { choices: options.map((label, place) => ({ sort_id: place, label })) }),
    })),
  ]
}
