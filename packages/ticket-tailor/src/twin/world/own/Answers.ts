/**
 * Answers to the questions of a checkout form. The platform keeps the question's text and one string per answer;
 * several choices are joined with commas.
 *
 * @module
 */
import { below, draw, happens } from "../Random.ts"
import type { Answer } from "../Sales.ts"
import type { ElementTerms } from "../Terms.ts"

const texts = [
  "Acme Ltd",
  "Møller & Sønner A/S",
  "",
  "=1+1",
  "Self-employed, sort of",
  "株式会社テスト",
  "none",
] as const
const longTexts = [
  "I need a ramp.\nThank you!",
  "Two of us will be late 🚗",
  '"Quoted", with a comma; and a semicolon',
  "¿Hay aparcamiento?",
] as const
const countries = ["United Kingdom", "Denmark", "Japan", "Côte d'Ivoire"] as const

const choices = (options: ReadonlyArray<string>, base: number, k: number): string => {
  const one = draw(base, k) % options.length
  const chosen = options.filter((_, n) => n === one || happens(base, k + n + 1, 300))
  return chosen.join(", ")
}

const answerTo = (element: ElementTerms, base: number, k: number, email: string | null): string | null => {
  const options = element.options ?? []
  switch (element.type) {
    case "text":
      return texts[draw(base, k) % texts.length] ?? null
    case "textarea":
      return longTexts[draw(base, k) % longTexts.length] ?? null
    case "email":
      return email === null ? null : `guest.${email}`
    case "phone":
      return `+44 7700 900${String(below(base, k, 1000)).padStart(3, "0")}`
    case "number":
      return String(below(base, k, 100_000))
    case "date":
      return `${1960 + below(base, k, 50)}-0${1 + below(base, k + 1, 9)}-1${below(base, k + 2, 10)}`
    case "country":
      return countries[draw(base, k) % countries.length] ?? null
    case "select":
    case "radio":
      return options[draw(base, k) % Math.max(1, options.length)] ?? null
    case "multiCheckbox":
      return choices(options, base, k)
    case "checkbox":
      return happens(base, k, 500) ? "Yes" : "No"
    case "termsCheckbox":
    case "termsSignature":
      return "Agreed"
    case "file":
      return `https://files.tickettailor.example/${draw(base, k).toString(36)}.pdf`
    default:
      return null
  }
}

/** The answers of one ticket (`perTicket`) or one buyer; a question left open is not there, or there with null. */
export const answersFor = (
  elements: ReadonlyArray<ElementTerms>,
  perTicket: boolean,
  base: number,
  email: string | null,
): ReadonlyArray<Answer> => {
  const answers: Array<Answer> = []
  for (const [place, element] of elements.entries()) {
    if ((element.perTicket === true) !== perTicket || element.type === "heading") continue
    const k = 100 + place * 8
    if (element.required !== true && happens(base, k, 550)) {
      if (happens(base, k + 1, 200)) answers.push({ question: element.question, answer: null })
      continue
    }
    answers.push({ question: element.question, answer: answerTo(element, base, k + 2, email) })
  }
  return answers
}
