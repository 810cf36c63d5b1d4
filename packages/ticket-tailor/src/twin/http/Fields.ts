/**
 * Reads the fields of a form one by one and gathers what is wrong with them. A key that is missing is not the same as
 * an empty one: an empty text is checked like any other value (notes 1.3).
 *
 * @module
 */
import type { FieldProblem } from "./Answer.ts"
import type { Form } from "./Form.ts"

/** Reads fields; `problems` holds what was wrong with those read so far. */
export interface Fields {
  readonly problems: Array<FieldProblem>
  readonly has: (field: string) => boolean
  /** Text; with `required`, a missing or blank one is a problem. */
  readonly text: (field: string, required?: "required") => string | undefined
  /** A whole number within bounds. */
  readonly whole: (field: string, bounds: { min: number; max?: number }, required?: "required") => number | undefined
  /** Unix seconds. */
  readonly time: (field: string, required?: "required") => number | undefined
  /** One of some words. */
  readonly word: <const Words extends ReadonlyArray<string>>(
    field: string,
    words: Words,
    required?: "required",
  ) => Words[number] | undefined
  /** `true` or `false`. */
  readonly flag: (field: string) => boolean | undefined
  /** `key[]=v`; empty when the key is not there. */
  readonly list: (field: string) => ReadonlyArray<string>
  /** `key[id]=v`; empty when the key is not there. */
  readonly map: (field: string) => ReadonlyMap<string, string>
  /** `key[id]=3` of ids that are known; the others are problems, and so is what is no whole number. */
  readonly quantities: (field: string, known: (id: string) => boolean) => ReadonlyMap<string, number>
}

const blank = "This value should not be blank."

/** Reads the fields of a form. */
export const fieldsOf = (form: Form): Fields => {
  const problems: Array<FieldProblem> = []
  const wrong = (field: string, message: string, more: Partial<FieldProblem> = {}): undefined => {
    problems.push({ field, messages: [message], ...more })
    return undefined
  }
  const present = (field: string, required: "required" | undefined): string | undefined => {
    const value = form.scalars.get(field)
    return value === undefined && required !== undefined ? wrong(field, blank) : value
  }
  const number = (value: string): number | undefined => (/^-?\d{1,15}$/.test(value) ? Number(value) : undefined)
  const word: Fields["word"] = (field, words, required) => {
    const value = present(field, required)
    if (value === undefined) return undefined
    const found = words.find((one) => one === value)
    return (
      found ??
      wrong(field, `Value must be one of: ${words.join(", ")}.`, {
        value,
        expected: [{ type: "enum", allowedValues: words }],
      })
    )
  }
  return {
    problems,
    has: (field) => form.scalars.has(field),
    text: (field, required) => {
      const value = present(field, required)
      return required !== undefined && value?.trim() === "" ? wrong(field, blank, { value }) : value
    },
    whole: (field, { max = Number.MAX_SAFE_INTEGER, min }, required) => {
      const value = present(field, required)
      if (value === undefined) return undefined
      const n = number(value)
      if (n === undefined) return wrong(field, "Value must be a whole number.", { value })
      if (n < min || n > max) {
        const upper = max === Number.MAX_SAFE_INTEGER ? "" : ` and at most ${max}`
        return wrong(field, `Value must be at least ${min}${upper}.`, { value })
      }
      return n
    },
    time: (field, required) => {
      const value = present(field, required)
      if (value === undefined) return undefined
      const n = number(value)
      return n === undefined || n < 0 ? wrong(field, "Value must be a UNIX timestamp in seconds.", { value }) : n
    },
    word,
    flag: (field) => {
      const value = word(field, ["true", "false"])
      return value === undefined ? undefined : value === "true"
    },
    list: (field) => form.lists.get(field) ?? [],
    map: (field) => form.maps.get(field) ?? new Map(),
    quantities: (field, known) => {
      const found = new Map<string, number>()
      for (const [id, value] of form.maps.get(field) ?? []) {
        const n = number(value)
        if (!known(id)) wrong(field, `There is no ${id} to have.`, { value: id })
        else if (n === undefined || n < 0) wrong(field, "Value must be a whole number.", { value })
        else found.set(id, n)
      }
      return found
    },
  }
}

/**
 * The ids after an association map has been applied: `1` adds, `0` removes, anything else leaves as it is (seed 000,
 * Update an existing discount). Ids that the box office does not know are passed over.
 */
export const associate = (
  ids: ReadonlyArray<string>,
  map: ReadonlyMap<string, string>,
  known: (id: string) => boolean,
): ReadonlyArray<string> => {
  const kept = new Set(ids)
  for (const [id, how] of map) {
    if (how === "1" && known(id)) kept.add(id)
    if (how === "0") kept.delete(id)
  }
  return [...kept]
}
