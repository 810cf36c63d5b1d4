/**
 * How Ticketbutler is asked, and how it wraps what it answers.
 *
 * @module
 */
import { type Client, Lenient, type Paging } from "@boxport/connector"
import { Schema } from "effect"
import { pageIn, positionIn } from "./Lists.ts"
import { operations } from "./operations/index.ts"

/** What an operation always asks for beside what its caller does. */
const always: ReadonlyMap<string, Paging.Position> = new Map([
  // In any other form than this the platform mails the list instead of giving it.
  [operations.listNewsletters.name, [["format", "json"]]],
  [operations.mailNewsletters.name, [["format", "xlsx"]]],
])

export const wire: Client.Wire = {
  style: { nesting: "brackets", lists: "brackets" },
  always: ({ name }) => always.get(name) ?? [],
  // Words for a person, where there is nothing to tell a program.
  record: ({ success }, json) => (success.shape === Schema.Null ? null : json),
  page: ({ name, success }, json) => {
    const whole = success.key !== null && Lenient.isObject(json) ? json[success.key] : json
    if (whole === undefined) return undefined
    const page = pageIn(whole)
    if (page !== undefined) {
      return { items: page.items, next: page.next === null ? null : positionIn(page.next), total: page.count }
    }
    // One collection by itself, as documented, where the hosts of today have a list of them (platform notes 1).
    const isAlone = name === operations.listTicketTypeQuestions.name && Lenient.isObject(whole)
    return isAlone ? { items: [whole], next: null, total: null } : undefined
  },
}
