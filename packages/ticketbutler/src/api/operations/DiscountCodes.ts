/**
 * Discount codes: those of one event, and those of the whole account. Lists have two addresses: the documented one, and
 * the plural one of today's hosts.
 *
 * @module
 */
import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { NewDiscountCodes } from "../bodies/Platform.ts"
import { DiscountCode } from "../records/Platform.ts"
import { Positive } from "../Shapes.ts"
import { event, json, list, nothing, ok, post, remove } from "./Common.ts"

const resource = "discount_codes"

const one = { id: Positive.annotate({ description: "The code's number" }) } as const
const ofEvent = { ...event, ...one } as const

const gone = [{ status: 404, when: "there is no such code, or it has been used" }] as const

export const discountCodeOperations = {
  listEventDiscountCodes: {
    ...list,
    name: "events.discount_codes.list",
    path: "/api/v3/events/{event}/discount-codes/",
    parameters: event,
    summary: "The discount codes of one event, page by page",
    resource,
    success: ok(DiscountCode),
    failures: [{ status: 404, when: "the host has the documented path only" }],
    source: "platform notes 1",
  },
  listEventDiscountCode: {
    ...list,
    name: "events.discount_codes.list_documented",
    path: "/api/v3/events/{event}/discount-code/",
    parameters: event,
    summary: "The discount codes of one event at the documented path, which not every host has",
    resource,
    success: ok(DiscountCode),
    failures: [{ status: 404, when: "the host has the plural path only" }],
    source: "seed 002, Get event discount codes",
  },
  createEventDiscountCodes: {
    ...post,
    name: "events.discount_codes.create",
    path: "/api/v3/events/{event}/discount-code/",
    parameters: event,
    summary: "Makes discount codes for one event",
    resource,
    body: json(NewDiscountCodes),
    success: ok(Schema.Array(DiscountCode)),
    trace: { list: "events.discount_codes.list", by: ["code", "event"] },
    source: "seed 002, Create a discount code",
  },
  toggleEventDiscountCode: {
    ...post,
    name: "events.discount_codes.toggle",
    path: "/api/v3/events/{event}/discount-code/{id}/",
    parameters: ofEvent,
    summary: "Makes an active code of an event inactive, and an inactive one active",
    resource,
    success: ok(DiscountCode),
    trace: { list: "events.discount_codes.list", by: ["id", "event"] },
    source: "seed 002, Toggle discount code",
  },
  deleteEventDiscountCode: {
    ...remove,
    name: "events.discount_codes.delete",
    path: "/api/v3/events/{event}/discount-code/{id}/",
    parameters: ofEvent,
    summary: "Deletes a code of an event that nobody has used",
    resource,
    success: nothing,
    sideEffects: ["irreversible"],
    failures: gone,
    source: "seed 002, Delete discount codes",
  },
  listDiscountCodes: {
    ...list,
    name: "discount_codes.list",
    path: "/api/v3/discount-codes/",
    summary: "The discount codes that hold for every event, page by page",
    resource,
    success: ok(DiscountCode),
    failures: [{ status: 404, when: "the host has the documented path only" }],
    source: "platform notes 1",
  },
  listDiscountCode: {
    ...list,
    name: "discount_codes.list_documented",
    path: "/api/v3/discount-code/",
    summary: "The discount codes that hold for every event at the documented path, which not every host has",
    resource,
    success: ok(DiscountCode),
    failures: [{ status: 404, when: "the host has the plural path only" }],
    source: "seed 002, Generic Discount codes: Get discount codes",
  },
  createDiscountCodes: {
    ...post,
    name: "discount_codes.create",
    path: "/api/v3/discount-code/",
    summary: "Makes discount codes that hold for every event",
    resource,
    body: json(NewDiscountCodes),
    success: ok(Schema.Array(DiscountCode)),
    trace: { list: "discount_codes.list", by: ["code"] },
    source: "seed 002, Generic Discount codes: Create a discount code",
  },
  toggleDiscountCode: {
    ...post,
    name: "discount_codes.toggle",
    path: "/api/v3/discount-code/{id}/",
    parameters: one,
    summary: "Makes an active code inactive, and an inactive one active",
    resource,
    success: ok(DiscountCode),
    trace: { list: "discount_codes.list", by: ["id"] },
    source: "seed 002, Generic Discount codes: Toggle discount code",
  },
  deleteDiscountCode: {
    ...remove,
    name: "discount_codes.delete",
    path: "/api/v3/discount-code/{id}/",
    parameters: one,
    summary: "Deletes a code that nobody has used",
    resource,
    success: nothing,
    sideEffects: ["irreversible"],
    failures: gone,
    source: "seed 002, Generic Discount codes: Delete discount codes",
  },
} as const satisfies { readonly [name: string]: Operation }
