/**
 * Reading what a request carries, and complaining about it in the words of Django REST Framework.
 *
 * @module
 */
import { Lenient } from "@boxport/connector"
import { Instant, type Json, type JsonObject, Money } from "@boxport/model"
import { Result } from "effect"

type Need = "required" | "optional"

const required = "This field is required."

const email = /^[^\s@]+@[^\s@]+\.[^\s@]+$/
const uuid = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i

/** The 32 digits of a uuid in either form; undefined for none. */
export const uuidIn = (value: Json | undefined): string | undefined =>
  typeof value === "string" && uuid.test(value) ? value.replaceAll("-", "").toLowerCase() : undefined

const typeName = (value: Json): string =>
  value === null
    ? "NoneType"
    : Array.isArray(value)
      ? "list"
      : typeof value === "object"
        ? "dict"
        : typeof value === "string"
          ? "str"
          : typeof value === "boolean"
            ? "bool"
            : Number.isInteger(value)
              ? "int"
              : "float"

/** What is said of something that should have been a list. */
export const noList = (value: Json): Json => ({
  non_field_errors: [`Expected a list of items but got type "${typeName(value)}".`],
})

/** The fields of an object in a request, and what is wrong with them. A field that is not asked for does not matter. */
export class Fields {
  readonly #body: JsonObject
  readonly #errors: { [field: string]: Json } = {}

  constructor(body: Json | undefined) {
    this.#body = Lenient.isObject(body) ? body : {}
    if (body !== undefined && !Lenient.isObject(body)) {
      this.#errors["non_field_errors"] = [`Invalid data. Expected a dictionary, but got ${typeName(body)}.`]
    }
  }

  /** Everything that is wrong, by field; undefined where nothing is. */
  get errors(): JsonObject | undefined {
    return Object.keys(this.#errors).length === 0 ? undefined : this.#errors
  }

  has(field: string): boolean {
    return this.#body[field] !== undefined
  }

  /** A field as it is. */
  raw(field: string): Json | undefined {
    return this.#body[field]
  }

  /** Complains; gives undefined in the place of the value. */
  fail(field: string, complaint: Json): undefined {
    this.#errors[field] = typeof complaint === "string" ? [complaint] : complaint
  }

  #value(field: string, need: Need): Json | undefined {
    const value = this.#body[field]
    if (value === undefined) return need === "required" ? this.fail(field, required) : undefined
    return value === null ? this.fail(field, "This field may not be null.") : value
  }

  /** A text that says something; numbers are taken for one. */
  text(field: string, need: Need = "optional"): string | undefined {
    const value = this.anyText(field, need)
    return value?.trim() === "" ? this.fail(field, "This field may not be blank.") : value
  }

  /** A text, which may be empty. */
  anyText(field: string, need: Need = "optional"): string | undefined {
    const value = this.#value(field, need)
    if (value === undefined || typeof value === "string") return value
    return typeof value === "number" ? String(value) : this.fail(field, "Not a valid string.")
  }

  /** A text or null. */
  textOrNull(field: string): string | null | undefined {
    return this.#body[field] === null ? null : this.anyText(field)
  }

  email(field: string, need: Need = "optional"): string | undefined {
    const value = this.text(field, need)
    return value === undefined || email.test(value) ? value : this.fail(field, "Enter a valid email address.")
  }

  boolean(field: string): boolean | undefined {
    const value = this.#value(field, "optional")
    if (value === undefined || typeof value === "boolean") return value
    if (value === "true" || value === 1) return true
    return value === "false" || value === 0 ? false : this.fail(field, "Must be a valid boolean.")
  }

  /** A whole number, not below 0. */
  count(field: string, need: Need = "optional"): number | undefined {
    const value = this.#value(field, need)
    if (value === undefined) return undefined
    const number = typeof value === "number" || (typeof value === "string" && /^\d+$/.test(value)) ? Number(value) : NaN
    if (!Number.isInteger(number)) return this.fail(field, "A valid integer is required.")
    return number < 0 ? this.fail(field, "Ensure this value is greater than or equal to 0.") : number
  }

  /** A whole number or null. */
  numberOrNull(field: string): number | null | undefined {
    const value = this.#body[field]
    if (value === undefined || value === null) return value
    return typeof value === "number" && Number.isInteger(value)
      ? value
      : this.fail(field, "A valid integer is required.")
  }

  /** An amount in minor units, not below 0. */
  amount(field: string, currency: string, need: Need = "optional"): number | undefined {
    const value = this.#value(field, need)
    if (value === undefined) return undefined
    const money =
      typeof value === "number" || typeof value === "string" ? Money.fromDecimal(value, currency) : undefined
    if (money === undefined || Result.isFailure(money)) return this.fail(field, "A valid number is required.")
    const { minor } = money.success
    return minor < 0n ? this.fail(field, "Ensure this value is greater than or equal to 0.") : Number(minor)
  }

  /** A moment in unix seconds. */
  moment(field: string, need: Need = "optional"): number | undefined {
    const value = this.text(field, need)
    if (value === undefined) return undefined
    const instant = Instant.fromIso(value)
    return instant === undefined
      ? this.fail(
          field,
          "Datetime has wrong format. Use one of these formats instead: YYYY-MM-DDThh:mm[:ss[.uuuuuu]][+HH:MM|-HH:MM|Z].",
        )
      : Math.floor(Instant.toMillis(instant) / 1000)
  }

  /** A uuid as 32 digits. */
  uuid(field: string, need: Need = "optional"): string | undefined {
    const value = this.#value(field, need)
    if (value === undefined) return undefined
    return uuidIn(value) ?? this.fail(field, "Must be a valid UUID.")
  }

  /** A list, item by item; what is wrong with them is said in their order. */
  list<A>(
    field: string,
    need: Need,
    read: (item: Json) => A | { readonly errors: JsonObject },
  ): ReadonlyArray<A> | undefined {
    const value = this.#value(field, need)
    if (value === undefined) return undefined
    if (!Array.isArray(value)) return this.fail(field, noList(value))
    const { errors, items } = each(value, read)
    return errors === undefined ? items : this.fail(field, errors)
  }
}

const isWrong = (value: unknown): value is { readonly errors: JsonObject } =>
  typeof value === "object" && value !== null && "errors" in value && value.errors !== undefined

/** Reads the items of a list; what is wrong with them stands at their places. */
export const each = <A>(
  list: ReadonlyArray<Json>,
  read: (item: Json) => A | { readonly errors: JsonObject },
): { readonly items: ReadonlyArray<A>; readonly errors: ReadonlyArray<JsonObject> | undefined } => {
  const items: Array<A> = []
  const errors: Array<JsonObject> = []
  for (const item of list) {
    const made = read(item)
    if (isWrong(made)) errors.push(made.errors)
    else {
      items.push(made)
      errors.push({})
    }
  }
  return { items, errors: items.length === list.length ? undefined : errors }
}
