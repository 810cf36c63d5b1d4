/**
 * What a request wants to write: attributes under the resource's singular, read as Rails reads them, with a complaint for
 * each that cannot be taken.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Currency, type Json, WallClock } from "@boxport/model"
import { zoneOf } from "../../mapping/Zones.ts"
import type { Settings } from "../things/Event.ts"
import { type Answer, json } from "./Answer.ts"

/** What is wrong, attribute by attribute; `base` is the whole. */
export type Complaints = ReadonlyMap<string, ReadonlyArray<string>>

/** 422 in today's form, or that of seed 003 (seed 003, Errors; notes 3). */
export const refusal = (old: boolean, complaints: Complaints): Answer => {
  const errors = Object.fromEntries(complaints)
  return old
    ? json(422, { errors })
    : json(422, {
        status: 422,
        message: "The request is not valid",
        errors,
        error_list: [...complaints].flatMap(([attribute, messages]) =>
          messages.map((message) => ({ attribute, message })),
        ),
      })
}

const blank = "can't be blank"
const unlisted = "is not included in the list"

/** Unix seconds of a wall clock in a zone that Rails names. */
export const secondsAt = (date: string | null, time: string | null, zone: string): number | null => {
  const local = date === null ? undefined : WallClock.wallClock(date, time)
  const instant = local === undefined ? undefined : WallClock.instantOf(local, zoneOf(zone) ?? "UTC")
  return instant === undefined ? null : Math.floor(instant / 1_000_000)
}

/** Attributes of one resource. What is not given is undefined; null and empty text take away. */
export class Attributes {
  readonly #given: { readonly [name: string]: Json }
  readonly #complaints = new Map<string, Array<string>>()

  constructor(given: { readonly [name: string]: Json }) {
    this.#given = given
  }

  complain(attribute: string, message: string): void {
    const messages = this.#complaints.get(attribute)
    if (messages === undefined) this.#complaints.set(attribute, [message])
    else messages.push(message)
  }

  get complaints(): Complaints {
    return this.#complaints
  }

  get isGood(): boolean {
    return this.#complaints.size === 0
  }

  has(name: string): boolean {
    return Object.hasOwn(this.#given, name)
  }

  raw(name: string): Json | undefined {
    return this.#given[name]
  }

  text(name: string): string | null | undefined {
    const value = this.#given[name]
    if (value === undefined) return undefined
    return typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value) || null
      : null
  }

  /** A text that must be there. `before` is what the thing has already; empty for nothing yet. */
  required(name: string, before = ""): string {
    const value = this.text(name)
    if (value === undefined && before !== "") return before
    if (value === undefined || value === null || value.trim() === "") {
      this.complain(name, blank)
      return before
    }
    return value
  }

  email(name: string): string | null | undefined {
    const value = this.text(name)
    if (typeof value === "string" && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) this.complain(name, "is invalid")
    return value
  }

  flag(name: string): boolean | undefined {
    const value = this.#given[name]
    return value === undefined ? undefined : value === true || value === "true" || value === 1 || value === "1"
  }

  oneOf<const Word extends string>(name: string, words: ReadonlyArray<Word>): Word | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const word = words.find((one) => one === value)
    if (word === undefined) this.complain(name, unlisted)
    return word
  }

  #number(name: string): number | null | undefined {
    const value = this.text(name)
    if (value === undefined || value === null) return value
    const number = Number(value)
    if (Number.isFinite(number)) return number
    this.complain(name, "is not a number")
    return undefined
  }

  /** A whole number that is not negative. */
  count(name: string): number | null | undefined {
    const number = this.#number(name)
    if (typeof number === "number" && (number < 0 || !Number.isInteger(number))) {
      this.complain(name, number < 0 ? "must be greater than or equal to 0" : "must be an integer")
      return undefined
    }
    return number
  }

  /** A decimal that is not negative. */
  decimal(name: string): number | null | undefined {
    const number = this.#number(name)
    if (typeof number === "number" && number < 0) {
      this.complain(name, "must be greater than or equal to 0")
      return undefined
    }
    return number
  }

  /** An amount in minor units of a currency; what is finer is rounded. */
  amount(name: string, currency: string): number | null | undefined {
    const number = this.decimal(name)
    return typeof number === "number" ? Math.round(number * 10 ** (Currency.exponentOf(currency) ?? 2)) : number
  }

  date(name: string): string | null | undefined {
    const value = this.text(name)
    return typeof value === "string" ? (WallClock.localDate(value) ?? null) : value
  }

  time(name: string): string | null | undefined {
    const value = this.text(name)
    return typeof value === "string" ? (/^(\d{2}:\d{2})(?::\d{2})?$/.exec(value)?.[1] ?? null) : value
  }

  /** Unix seconds; a moment without a zone is one of the event's. */
  moment(name: string, zone: string): number | null | undefined {
    const value = this.text(name)
    if (typeof value !== "string") return value
    if (/(?:Z|UTC|[+-]\d{2}:?\d{2})$/.test(value) && value.includes(":")) {
      const millis = Date.parse(value.replace(/ ?UTC$/, "Z").replace(" ", "T"))
      return Number.isNaN(millis) ? null : Math.floor(millis / 1000)
    }
    const [date = "", time = ""] = value.split(/[T ]/)
    return secondsAt(date, time || null, zone)
  }

  /** A list of ids or slugs. */
  references(name: string): ReadonlyArray<string> | undefined {
    const value = this.#given[name]
    if (value === undefined) return undefined
    return Array.isArray(value) ? value.flatMap((item: Json) => (item === null ? [] : String(item))) : []
  }

  /** Lines of a text, or a list. */
  lines(name: string): ReadonlyArray<string> | undefined {
    const value = this.#given[name]
    if (value === undefined) return undefined
    const items = Array.isArray(value) ? value.map(String) : String(value ?? "").split(/\r?\n/)
    return items.map((item) => item.trim()).filter((item) => item !== "")
  }

  /** What was given of some attributes, as it is. */
  settings(names: Iterable<string>): Settings {
    return Object.fromEntries([...names].flatMap((name) => (this.has(name) ? [[name, this.#given[name]]] : [])))
  }
}

/** The attributes of a resource in a body; none where it has no such key. */
export const attributesOf = (body: Json | undefined, singular: string): Attributes | undefined => {
  const inner = Lenient.isObject(body) ? body[singular] : undefined
  return Lenient.isObject(inner) ? new Attributes(inner) : undefined
}

const letters: { readonly [letter: string]: string } = { æ: "ae", ø: "o", å: "a", ß: "ss", ð: "d", þ: "th", ł: "l" }

/** A title as a slug: ASCII letters, digits and dashes, cut where a resource has a limit. */
export const slugFrom = (title: string, most = Infinity): string =>
  title
    .toLowerCase()
    .replace(/[æøåßðþł]/g, (letter) => letters[letter] ?? letter)
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replace(/[^a-z0-9_]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, most)
