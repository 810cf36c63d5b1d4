/**
 * Storing what buyers and attendees answer.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import type { Json } from "@boxport/model"
import { type Answer as HttpAnswer, refused, webPage } from "../http/Answer.ts"
import { noList, uuidIn } from "../http/Body.ts"
import type { Answer, Answers, Question } from "../state/Model.ts"

/** The choice that a value names; undefined for none, which the platform does not expect. */
const choiceOf = (question: Question, value: Json | undefined): string | undefined => {
  const uuid = uuidIn(value)
  return question.choices.find((choice) => choice.uuid === uuid)?.uuid
}

const answerOf = (question: Question, value: Json): Answer | undefined => {
  switch (question.variation) {
    case "SELECT": {
      const choice = choiceOf(question, Array.isArray(value) ? value[0] : value)
      return choice === undefined ? undefined : { text: "", choices: [choice] }
    }
    case "SELECT_MULTIPLE": {
      if (!Array.isArray(value)) return undefined
      const choices = value.flatMap((one: Json) => choiceOf(question, one) ?? [])
      return choices.length === value.length ? { text: "", choices } : undefined
    }
    default:
      return typeof value === "object" ? undefined : { text: String(value), choices: [] }
  }
}

/**
 * The answers after a request (seed 002, Collect Order Data): what it does not name stays. A uuid of nothing that is asked
 * there, and a value that a question cannot take, crash the platform (platform notes 2.6).
 */
export const storedAnswers = (
  before: Answers,
  asked: ReadonlyArray<Question>,
  body: Json | undefined,
): { readonly stored: Answers } | { readonly refusal: HttpAnswer } => {
  if (!Array.isArray(body)) return { refusal: refused(noList(body ?? {})) }
  const answers = new Map(before)
  for (const entry of body) {
    const { uuid, value }: { readonly [key: string]: Json | undefined } = Lenient.isObject(entry) ? entry : {}
    const question = asked.find((one) => one.uuid === uuidIn(uuid))
    const answer = question === undefined || value === undefined ? undefined : answerOf(question, value)
    if (question === undefined || answer === undefined) return { refusal: webPage(500) }
    answers.set(question.uuid, answer)
  }
  return { stored: answers }
}
