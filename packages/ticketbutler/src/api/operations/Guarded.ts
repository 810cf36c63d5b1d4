/**
 * Methods that read before they write: they take what their endpoint takes, and a word of their own.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { operations } from "./index.ts"

const removal = {
  allowRemoval: Schema.optionalKey(
    Schema.Boolean.annotate({
      description: "true lets it remove what it does not name, and saves the request that looks",
    }),
  ),
} as const

const wanted = { active: Schema.Boolean.annotate({ description: "Whether the code is to be active" }) } as const

const looksFirst = "One request more looks first, and refuses with WouldRemove unless allowRemoval is true"

const settingActive = "Makes a code active or inactive: reads the list, and toggles it only if it is not so already"

/** What those methods take, as if it were endpoints. */
export const guarded = {
  updateEvent: {
    ...operations.updateEvent,
    summary: `${operations.updateEvent.summary}. ${looksFirst}`,
    query: removal,
  },
  replaceTicketTypeQuestions: {
    ...operations.replaceTicketTypeQuestions,
    summary: `${operations.replaceTicketTypeQuestions.summary}. ${looksFirst}`,
    query: removal,
  },
  updateQuestion: {
    ...operations.updateQuestion,
    summary: `${operations.updateQuestion.summary}. ${looksFirst}`,
    query: removal,
  },
  setEventDiscountCodeActive: {
    ...operations.toggleEventDiscountCode,
    name: "events.discount_codes.set_active",
    summary: settingActive,
    query: wanted,
  },
  setDiscountCodeActive: {
    ...operations.toggleDiscountCode,
    name: "discount_codes.set_active",
    summary: settingActive,
    query: wanted,
  },
} as const satisfies { readonly [name: string]: Operation }

/** Everything that the client has a method for, with what the method takes: more than its endpoint, here and there. */
export const clientOperations = { ...operations, ...guarded } as const satisfies { readonly [name: string]: Operation }
