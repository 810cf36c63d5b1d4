/**
 * Who came, who waits, and what people are asked: check-ins, waitlist signups and the questions of checkout forms.
 *
 * @module
 */
import { Fields, Lenient, Native, type Rejected } from "@boxport/connector/mapping"
import { canonicalId, type CheckIn, type Contact, type Instant, type Json, type Question } from "@boxport/model"
import type { Result } from "effect"
import { CheckoutFormElement } from "../resources/Catalogue.ts"
import { WaitlistSignup } from "../resources/Event.ts"
import { CheckIn as NativeCheckIn } from "../resources/IssuedTicket.ts"
import { type Catalogue, platform } from "./Catalogue.ts"
import { instantFields } from "./Sales.ts"
import { instantOf, isMasked } from "./Values.ts"

const { column, derived, dropped, extra } = Fields

const sameWord = dropped("the same word in every record")

/** What becomes of the fields of a check-in. */
export const checkInFields: Fields.Fields = {
  object: sameWord,
  id: column("check_ins.id"),
  check_in_at: column("check_ins.checked_in_at"),
  created_at: column("check_ins.created_at"),
  event_id: column("check_ins.event_id"),
  event_series_id: dropped("the event's series_id tells it"),
  issued_ticket_id: column("check_ins.ticket_id"),
  local_unique_id: extra,
  quantity: column("check_ins.quantity"),
}

/** What becomes of the fields of a waitlist signup. */
export const waitlistSignupFields: Fields.Fields = {
  object: sameWord,
  id: column("contacts.id", "contacts.native_id"),
  created_at: instantFields("contacts.created_at"),
  email: column("contacts.email"),
  event_id: column("contacts.event_id"),
  event_series_id: extra,
  name: column("contacts.name"),
  notified_date: extra,
}

/** What becomes of the fields of a checkout form's element. */
export const checkoutFormElementFields: Fields.Fields = {
  object: sameWord,
  id: column("questions.id", "questions.native_id"),
  applies_to: derived("order or ticket", "questions.scope"),
  description: column("questions.description"),
  label: derived("the first of label, question, title, name", "questions.title"),
  name: derived("the first of label, question, title, name", "questions.title"),
  options: column("questions.options"),
  per_ticket: derived("order or ticket", "questions.scope"),
  question: derived("the first of label, question, title, name", "questions.title"),
  required: column("questions.required"),
  scope: derived("order or ticket", "questions.scope"),
  sort_order: column("questions.position"),
  terms_and_conditions: extra,
  title: derived("the first of label, question, title, name", "questions.title"),
  type: column("questions.kind"),
}

const checkIns = Native.resource("check_ins", NativeCheckIn, checkInFields)
const waitlistSignups = Native.resource("waitlist_signups", WaitlistSignup, waitlistSignupFields)
const elements = Native.resource("checkout_form_elements", CheckoutFormElement, checkoutFormElementFields)

/** A check-in's row; `hasTicket` tells whether a ticket has a row. */
export const mapCheckIn = (
  record: Json,
  catalogue: Catalogue,
  hasTicket: (nativeId: string) => boolean,
): Result.Result<CheckIn, Rejected> =>
  Native.mapRecord(checkIns, record, (native, raw, problems) => {
    const event = Lenient.text(native.event_id)
    const eventId = catalogue.eventId(event)
    const ticket = Lenient.text(native.issued_ticket_id)
    const known = ticket !== null && hasTicket(ticket)
    return {
      id: canonicalId(platform, String(native.id)),
      event_id: eventId,
      ticket_id: known ? canonicalId(platform, ticket) : null,
      list_name: null,
      quantity: Lenient.int(native.quantity),
      checked_in_at: instantOf(native.check_in_at, "check_in_at", problems),
      created_at: instantOf(native.created_at, "created_at", problems),
      extra: Native.withKept(checkIns.rest(raw), {
        event_id: eventId === null ? event : null,
        issued_ticket_id: known ? null : ticket,
      }),
    }
  })

/** A scan as a ticket's state needs it. */
export interface Scan {
  readonly ticket: string
  readonly quantity: number
  readonly at: Instant.Instant | null
}

/** The scan that a check-in is; a broken one gives none, and is set aside when its row is made. */
export const scanOf = (record: Json): Scan | undefined => {
  const mapped = Native.mapRecord(checkIns, record, (native, _raw, problems) => ({
    ticket: Lenient.text(native.issued_ticket_id),
    quantity: Lenient.int(native.quantity) ?? 1,
    at: instantOf(native.check_in_at, "check_in_at", problems) ?? instantOf(native.created_at, "created_at", problems),
  }))
  if (mapped._tag === "Failure" || mapped.success.ticket === null) return undefined
  return { ...mapped.success, ticket: mapped.success.ticket }
}

/** A waitlist signup's row. */
export const mapWaitlistSignup = (
  record: Json,
  catalogue: Catalogue,
): Result.Result<{ readonly contact: Contact; readonly masked: boolean }, Rejected> =>
  Native.mapRecord(waitlistSignups, record, (native, raw, problems) => {
    const nativeId = String(native.id)
    const event = Lenient.text(native.event_id)
    const eventId = catalogue.eventId(event)
    const name = Lenient.filled(native.name)
    const email = Lenient.filled(native.email)
    const contact: Contact = {
      id: canonicalId(platform, `waitlist/${nativeId}`),
      event_id: eventId,
      native_id: nativeId,
      kind: "waitlist",
      name,
      email,
      created_at: instantOf(native.created_at, "created_at", problems),
      extra: Native.withKept(waitlistSignups.rest(raw), { event_id: eventId === null ? event : null }),
    }
    return { contact, masked: isMasked(name) || isMasked(email) }
  })

/** Element types without case, dashes and underscores. */
const elementKinds: { readonly [type: string]: Question["kind"] } = {
  text: "text",
  textfield: "text",
  textinput: "text",
  input: "text",
  textarea: "long_text",
  longtext: "long_text",
  number: "number",
  name: "name",
  company: "company",
  email: "email",
  phone: "phone",
  tel: "phone",
  country: "country",
  select: "select",
  dropdown: "select",
  radio: "select",
  multicheckbox: "multi_select",
  checkboxes: "multi_select",
  multiselect: "multi_select",
  file: "file",
  termscheckbox: "terms",
  termssignature: "terms",
  terms: "terms",
}

const optionText = (option: unknown): string | null => {
  if (typeof option === "string" || typeof option === "number" || typeof option === "boolean") return String(option)
  if (typeof option !== "object" || option === null) return null
  const named = ["label", "name", "title", "value", "text"].map((key) =>
    Object.entries(option).find(([k]) => k === key),
  )
  const value = named.find((entry) => typeof entry?.[1] === "string" || typeof entry?.[1] === "number")?.[1]
  return value === undefined ? null : String(value)
}

/** A checkout form element's row. `form` is the form it was listed under, which `extra` names. */
export const mapElement = (record: Json, form: string): Result.Result<Question, Rejected> =>
  Native.mapRecord(elements, record, (native, raw) => {
    const nativeId = String(native.id)
    const word = Lenient.text(native.type)
    const kind = (word === null ? undefined : elementKinds[word.toLowerCase().replace(/[-_ ]/g, "")]) ?? "unknown"
    const scopeWord = Lenient.text(native.applies_to) ?? Lenient.text(native.scope)
    const perTicket = Lenient.flag(native.per_ticket) ?? /ticket|attendee/i.test(scopeWord ?? "")
    const options = Array.isArray(native.options) ? native.options : []
    const texts = options.map(optionText)
    return {
      id: canonicalId(platform, nativeId),
      event_id: null,
      native_id: nativeId,
      scope: perTicket ? "ticket" : "order",
      title:
        Lenient.text(native.label) ??
        Lenient.text(native.question) ??
        Lenient.text(native.title) ??
        Lenient.text(native.name),
      description: Lenient.text(native.description),
      kind,
      required: Lenient.flag(native.required),
      options: texts.filter((text) => text !== null),
      ticket_type_ids: [],
      position: Lenient.int(native.sort_order),
      extra: Native.withKept(elements.rest(raw), {
        applies_to: scopeWord !== null && !/ticket|attendee|order|buyer/i.test(scopeWord) ? scopeWord : null,
        checkout_form_id: form,
        // Which of its names was not the title, and choices that are more than a text.
        name: native.label || native.question || native.title ? Lenient.text(native.name) : null,
        options: options.some((option) => typeof option === "object") ? raw["options"] : null,
        type: kind === "unknown" ? word : null,
      }),
    }
  })

export const scrubCheckIn = checkIns.scrub
export const scrubWaitlistSignup = waitlistSignups.scrub
export const scrubElement = elements.scrub
