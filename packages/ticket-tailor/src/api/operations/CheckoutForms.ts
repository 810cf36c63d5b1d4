import type { Operation } from "@boxport/connector"
import { Schema } from "effect"
import { CheckoutForm, CheckoutFormElement } from "../records/Offers.ts"
import { form, invalid, list, listOf, ok, one, pages, Text, Texts, unknownId, update } from "./Common.ts"

const optional = Schema.optionalKey

/** Changes to a question: its choices, or the text of its terms. Nothing else can be changed (platform notes 1.2). */
export const CheckoutFormElementChanges = Schema.Struct({
  options: optional(
    Texts.annotate({
      description: "Of multiCheckbox, radio and select; in place of those it has",
    }),
  ),
  terms_and_conditions: optional(
    Text.check(Schema.isMaxLength(65_535)).annotate({
      description: "HTML, which the platform cleans; of termsCheckbox and termsSignature",
    }),
  ),
}).annotate({ identifier: "CheckoutFormElementChanges" })

/** Endpoints of checkout forms. */
export const checkoutForms = {
  listCheckoutForms: {
    ...list,
    name: "checkout_forms.list",
    path: "/v1/checkout_forms",
    summary: "Checkout forms",
    resource: "checkout_forms",
    query: pages,
    success: listOf(CheckoutForm),
    source: "platform notes 1.1",
  },
  listCheckoutFormElements: {
    ...list,
    name: "checkout_form_elements.list",
    path: "/v1/checkout_forms/{checkout_form_id}/elements",
    summary: "The questions of a checkout form",
    resource: "checkout_form_elements",
    query: pages,
    success: listOf(CheckoutFormElement),
    failures: [unknownId, invalid],
    source: "platform notes 1.1",
  },
  getCheckoutFormElement: {
    ...one,
    name: "checkout_form_elements.get",
    path: "/v1/checkout_forms/{checkout_form_id}/elements/{checkout_form_element_id}",
    summary: "One question of a checkout form",
    resource: "checkout_form_elements",
    success: ok(CheckoutFormElement),
    source: "platform notes 1.1",
  },
  updateCheckoutFormElement: {
    ...update,
    name: "checkout_form_elements.update",
    path: "/v1/checkout_forms/{checkout_form_id}/elements/{checkout_form_element_id}",
    summary: "Changes the choices or the terms of a question",
    resource: "checkout_form_elements",
    body: form(CheckoutFormElementChanges),
    success: ok(CheckoutFormElement),
    failures: [unknownId, { ...invalid, when: "a field does not pass, or the element is of another type" }],
    source: "platform notes 1.2",
  },
} as const satisfies { readonly [name: string]: Operation }
