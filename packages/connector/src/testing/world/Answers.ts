/**
 * What people answer.
 *
 * @module
 */
import type { WorldQuestion } from "./EventTypes.ts"
import type { WorldAnswer } from "./OrderTypes.ts"
import { companyName, phoneNumber } from "./People.ts"
import { below, happens, pick } from "./Random.ts"

const shortTexts = [
  "Data engineer",
  'Ops, mostly; "other duties"',
  "=1+1",
  "ræv & får",
  "やまだ たろう",
  "n/a",
  "PO-2026/117",
  "Student",
] as const

const longTexts = [
  "Wheelchair access, please.",
  "We come as a group:\n- two adults\n- one very small dog",
  '"Nothing", she said, "really".',
  "Ingenting 🙂",
  "Line one\r\nLine two, with a comma; and a semicolon",
  "質問はありません。",
] as const

const countries: readonly [readonly [string, string], ...ReadonlyArray<readonly [string, string]>] = [
  ["DK", "Denmark"],
  ["SE", "Sweden"],
  ["GB", "United Kingdom"],
  ["DE", "Germany"],
  ["US", "United States"],
  ["JP", "Japan"],
  ["CI", "Côte d'Ivoire"],
  ["ES", "Spain"],
]

const text = (question: WorldQuestion, value: string): WorldAnswer => ({
  question,
  text: value,
  choices: [],
  country: null,
})

const chosen = (question: WorldQuestion, choices: ReadonlyArray<string>): WorldAnswer => ({
  question,
  text: choices.join(", "),
  choices,
  country: null,
})

const options = (question: WorldQuestion, base: number, k: number): ReadonlyArray<string> => {
  const first = question.options[below(base, k, question.options.length)]
  if (question.kind === "select") return first === undefined ? [] : [first]
  const some = question.options.filter((option, n) => option === first || happens(base, k + 1 + n, 250))
  return some
}

const answer = (question: WorldQuestion, base: number, k: number): WorldAnswer => {
  switch (question.kind) {
    case "text":
      return text(question, pick(base, k, shortTexts))
    case "long_text":
      return text(question, pick(base, k, longTexts))
    case "number":
      return text(question, String(below(base, k, 60)))
    case "phone":
      return text(question, phoneNumber(base, k))
    case "email":
      return text(question, `answer.${below(base, k, 1_000_000)}@example.org`)
    case "company":
      return text(question, companyName(base, k))
    case "country": {
      const [country, name] = pick(base, k, countries)
      return { question, text: name, choices: [], country }
    }
    case "file":
      return text(question, `scan ${below(base, k, 9000) + 1000}.pdf`)
    case "terms":
      return text(question, "I agree")
    case "select":
    case "multi_select":
      return chosen(question, options(question, base, k))
  }
}

/** Draws that one question may take. */
const drawsEach = 40

/** Answers to questions: to all that are required, and to three in five of the others. */
export const answersTo = (questions: ReadonlyArray<WorldQuestion>, base: number): ReadonlyArray<WorldAnswer> => {
  const answers: Array<WorldAnswer> = []
  for (const question of questions) {
    const k = question.place * drawsEach
    if (question.required || happens(base, k, 600)) answers.push(answer(question, base, k + 1))
  }
  return answers
}
