/**
 * What planners are tested with: rows, an event's bundle and an account, with nothing in them but what a test says.
 *
 * @module
 */
import { type JsonObject, rowOfText, type Rows, type TableName, tables } from "@boxport/model"
import { Result } from "effect"
import type { EventBundle, Existing } from "../Target.ts"

/**
 * A row with nothing in it but what is said, amounts as texts of minor units. What may not be null has to be said: the test
 * fails otherwise.
 */
export const row = <Name extends TableName>(name: Name, values: JsonObject): Rows[Name] =>
  Result.getOrThrow(
    rowOfText(
      name,
      JSON.stringify({
        ...Object.fromEntries(tables[name].columns.map((column) => [column.name, column.type === "list" ? [] : null])),
        ...values,
      }),
    ),
  )

/** An event with nothing to it but what is said. */
export const eventBundle = (event: Rows["events"], more: Partial<EventBundle> = {}): EventBundle => ({
  event,
  ticketTypes: [],
  questions: [],
  discounts: [],
  activities: [],
  contacts: [],
  carried: new Map(),
  ...more,
})

/** An account without anything. */
export const nothingThere: Existing = {
  made: () => null,
  found: () => false,
  holder: () => null,
  events: [],
  ticketTypes: [],
  questions: [],
  discounts: [],
  vouchers: [],
  activities: [],
  tickets: new Map(),
  issued: new Map(),
  origins: new Map(),
  survey: {},
}
