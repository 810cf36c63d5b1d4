/**
 * `/v1/checkout_forms` and their elements.
 *
 * @module
 */
import { type Answer, json, notFound } from "../http/Answer.ts"
import { fieldsOf } from "../http/Fields.ts"
import { elementRecord, formRecord } from "../records/OfferRecords.ts"
import { numberOf } from "../world/Ids.ts"
import { arrayListing } from "../world/Listing.ts"
import type { CheckoutForm } from "../world/World.ts"
import { refused } from "./Refused.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

/** `GET /v1/checkout_forms`. */
export const listCheckoutForms: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.world.forms,
      (form) => form.number,
      (form) => form.id,
    ),
    record: formRecord,
  })

const withForm = (call: Call, answer: (form: CheckoutForm) => Answer): Answer => {
  const id = parameter(call, "checkout_form_id")
  const form = call.state.world.forms.find((one) => one.number === numberOf(id))
  return form === undefined ? notFound(`Checkout form ${id}`) : answer(form)
}

/** `GET /v1/checkout_forms/{checkout_form_id}/elements`; in the order of the form. */
export const listCheckoutFormElements: Route = (call) =>
  withForm(call, (form) =>
    listOf(call, {
      listing: arrayListing(
        form.elements,
        (element) => element.number,
        (element) => element.id,
      ),
      order: "oldest first",
      record: (element) => elementRecord(call.state, form, form.elements.indexOf(element)),
    }),
  )

const withElement = (call: Call, answer: (form: CheckoutForm, place: number) => Answer): Answer =>
  withForm(call, (form) => {
    const id = parameter(call, "checkout_form_element_id")
    const place = form.elements.findIndex((element) => element.number === numberOf(id))
    return place < 0 ? notFound(`Checkout form element ${id}`) : answer(form, place)
  })

/** `GET /v1/checkout_forms/{checkout_form_id}/elements/{checkout_form_element_id}`. */
export const getCheckoutFormElement: Route = (call) =>
  withElement(call, (form, place) => json(200, elementRecord(call.state, form, place)))

const withOptions: ReadonlySet<string> = new Set(["multiCheckbox", "radio", "select"])
const withTerms: ReadonlySet<string> = new Set(["termsCheckbox", "termsSignature"])

/** As much of the platform's cleaning as anybody could trip over: scripts and handlers go. */
const cleaned = (html: string): string =>
  html.replace(/<script\b[\s\S]*?<\/script\s*>/gi, "").replace(/\son\w+\s*=\s*("[^"]*"|'[^']*'|[^\s>]+)/gi, "")

/** `POST /v1/checkout_forms/{checkout_form_id}/elements/{checkout_form_element_id}`: choices and terms only (notes 1.2). */
export const updateCheckoutFormElement: Route = (call) =>
  withElement(call, (form, place) => {
    const { state } = call
    const element = form.elements[place]
    const fields = fieldsOf(call.form)
    const options = fields.list("options")
    const terms = fields.text("terms_and_conditions")
    const type = element?.draft.type ?? ""
    if (!withOptions.has(type) && !withTerms.has(type)) {
      fields.problems.push({ field: "type", messages: ["Elements of this type cannot be changed."], value: type })
    } else {
      if (options.length > 0 && !withOptions.has(type)) {
        fields.problems.push({ field: "options", messages: ["Elements of this type have no options."] })
      }
      if (terms !== undefined && !withTerms.has(type)) {
        fields.problems.push({ field: "terms_and_conditions", messages: ["Elements of this type have no terms."] })
      }
    }
    if (element === undefined || fields.problems.length > 0) return refused(call, fields)
    state.elements.set(element.id, {
      ...state.elements.get(element.id),
      ...(options.length === 0 ? {} : { options }),
      ...(terms === undefined ? {} : { terms: cleaned(terms) }),
    })
    return json(200, elementRecord(state, form, place))
  })
