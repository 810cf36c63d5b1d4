/**
 * Membership types, issued memberships and their use (notes 1.1 and 1.2).
 *
 * @module
 */
import { type Answer, json, notFound, tooMany } from "../http/Answer.ts"
import { type Fields, fieldsOf } from "../http/Fields.ts"
import { rangeIn, sameText, within } from "../http/Filters.ts"
import { isValid, membershipRecord, membershipTypeRecord, redemptionRecord } from "../records/MembershipRecords.ts"
import { eventById } from "../state/Catalogue.ts"
import { stamp } from "../state/Places.ts"
import type { Redemption } from "../state/State.ts"
import { unixAt } from "../world/Dates.ts"
import { numberOf, smallStep } from "../world/Ids.ts"
import { arrayListing } from "../world/Listing.ts"
import type { MembershipTerms } from "../world/Terms.ts"
import type { Membership, MembershipType } from "../world/World.ts"
import { deleted, refused, refusedFor } from "./Refused.ts"
import { type Call, listOf, parameter, type Route } from "./Route.ts"

/** `GET /v1/membership_types`. */
export const listMembershipTypes: Route = (call) =>
  listOf(call, {
    listing: arrayListing(
      call.state.membershipTypes,
      (type) => type.number,
      (type) => type.id,
    ),
    record: (type) => membershipTypeRecord(call.state, type),
  })

const withType = (call: Call, answer: (type: MembershipType) => Answer): Answer => {
  const id = parameter(call, "membership_type_id")
  const type = call.state.membershipTypes.find((one) => one.number === numberOf(id))
  return type === undefined ? notFound(`Membership type ${id}`) : answer(type)
}

/** `GET /v1/membership_types/{membership_type_id}`. */
export const getMembershipType: Route = (call) =>
  withType(call, (type) => json(200, membershipTypeRecord(call.state, type)))

const dayIn = (fields: Fields, field: string): string | undefined => {
  const day = fields.text(field)
  if (day === undefined || /^\d{4}-\d{2}-\d{2}$/.test(day)) return day
  fields.problems.push({ field, messages: ["Value must be a date (YYYY-MM-DD)."], value: day })
  return undefined
}

const validities = ["fixed", "relative"] as const

const termsIn = (fields: Fields, before: MembershipTerms | undefined): MembershipTerms | undefined => {
  const required = before === undefined ? "required" : undefined
  const name = required !== undefined || fields.has("name") ? fields.text("name", "required") : before?.name
  const fromType = fields.word("valid_from_type", validities, required) ?? before?.fromType
  const toType = fields.word("valid_to_type", validities, required) ?? before?.toType
  const from = dayIn(fields, "valid_from_date") ?? before?.from ?? null
  const to = dayIn(fields, "valid_to_date") ?? before?.to ?? null
  const days = fields.whole("valid_to_relative_days", { min: 1 }) ?? before?.days ?? null
  const maxRedemptions = fields.whole("max_redemptions", { min: 1 }) ?? before?.maxRedemptions ?? null
  const benefits = fields.list("conditions_and_benefits")
  const photo = fields.flag("photo_required") ?? before?.photo ?? false
  if (fromType === "fixed" && from === null) {
    fields.problems.push({ field: "valid_from_date", messages: ["This value should not be blank."] })
  }
  if (toType === "fixed" && to === null) {
    fields.problems.push({ field: "valid_to_date", messages: ["This value should not be blank."] })
  }
  if (toType === "relative" && days === null) {
    fields.problems.push({ field: "valid_to_relative_days", messages: ["This value should not be blank."] })
  }
  return name === undefined || fromType === undefined || toType === undefined
    ? undefined
    : {
        name,
        fromType,
        toType,
        from,
        to,
        days,
        maxRedemptions,
        benefits: benefits.length > 0 ? benefits : (before?.benefits ?? []),
        photo,
      }
}

/** `POST /v1/membership_types`. */
export const createMembershipType: Route = (call) => {
  const { state } = call
  const fields = fieldsOf(call.form)
  const draft = termsIn(fields, undefined)
  if (draft === undefined || fields.problems.length > 0) return refused(call, fields)
  const number = state.next.membershipType
  state.next.membershipType += smallStep
  const type: MembershipType = { number, id: `mt_${number}`, draft }
  state.membershipTypes = [...state.membershipTypes, type]
  return json(201, membershipTypeRecord(state, type))
}

/** `POST /v1/membership_types/{membership_type_id}`. */
export const updateMembershipType: Route = (call) =>
  withType(call, (before) => {
    const { state } = call
    const fields = fieldsOf(call.form)
    const draft = termsIn(fields, before.draft)
    if (draft === undefined || fields.problems.length > 0) return refused(call, fields)
    const type: MembershipType = { ...before, draft }
    state.membershipTypes = state.membershipTypes.map((one) => (one === before ? type : one))
    return json(200, membershipTypeRecord(state, type))
  })

/** `DELETE /v1/membership_types/{membership_type_id}`: only of a kind that nobody has. */
export const deleteMembershipType: Route = (call) =>
  withType(call, (type) => {
    const { state } = call
    if (state.memberships.some(({ typeId }) => typeId === type.id)) {
      return refusedFor(call, "membership_type_id", "The membership type has issued memberships.", type.id)
    }
    state.membershipTypes = state.membershipTypes.filter((one) => one !== type)
    return json(200, deleted(call, "membership_type", type.id))
  })

const spelt = (membership: Membership): ReadonlyArray<string> => [
  membership.firstName,
  membership.lastName,
  membership.email,
  membership.code,
]

/** `GET /v1/issued_memberships`. */
export const listIssuedMemberships: Route = (call) =>
  listOf(call, {
    listing: {
      ...arrayListing(
        call.state.memberships,
        (membership) => membership.number,
        (membership) => membership.id,
      ),
      createdAt: (position) => call.state.memberships[position]?.issuedAt ?? Number.MAX_SAFE_INTEGER,
    },
    created: true,
    keep: (problems) => {
      const { query, state } = call
      const first = query.get("first_name")
      const last = query.get("last_name")
      const email = query.get("email")
      const code = query.get("code")
      const search = query.get("search")?.toLowerCase()
      const validity = query.get("validity") ?? "both"
      const updated = rangeIn(query, "updated_at", problems)
      return (membership) =>
        (first === null || sameText(first, membership.firstName)) &&
        (last === null || sameText(last, membership.lastName)) &&
        (email === null || sameText(email, membership.email)) &&
        (code === null || membership.code === code) &&
        (search === undefined || spelt(membership).some((text) => text.toLowerCase().includes(search))) &&
        (validity === "both" || isValid(state, membership) === (validity === "valid")) &&
        within(updated, membership.voidedAt ?? membership.issuedAt)
    },
    record: (membership) => membershipRecord(call.state, membership),
  })

const withMembership = (call: Call, answer: (membership: Membership) => Answer): Answer => {
  const id = parameter(call, "issued_membership_id")
  const membership = call.state.memberships.find((one) => one.number === numberOf(id))
  return membership === undefined ? notFound(`Issued membership ${id}`) : answer(membership)
}

/** `GET /v1/issued_memberships/{issued_membership_id}`. */
export const getIssuedMembership: Route = (call) =>
  withMembership(call, (membership) => json(200, membershipRecord(call.state, membership)))

const day = 86_400

/** So many memberships may be issued in an hour (notes 2, Rate limits). */
const perHour = 30

/** `POST /v1/issued_memberships`: 30 an hour at most (notes 2, Rate limits); whoever gets one hears of it. */
export const createIssuedMembership: Route = (call) => {
  const { state } = call
  const oldest = state.membershipsIssued.at(-perHour)
  if (oldest !== undefined && call.now < oldest + 3600) return tooMany(oldest + 3600 - call.now)
  const { timezone } = state.world.boxOffice
  const fields = fieldsOf(call.form)
  const typeId = fields.text("membership_type_id", "required")
  const type = state.membershipTypes.find((one) => one.id === typeId)
  if (typeId !== undefined && type === undefined) {
    fields.problems.push({
      field: "membership_type_id",
      messages: ["The membership type does not exist."],
      value: typeId,
    })
  }
  const firstName = fields.text("first_name", "required")
  const lastName = fields.text("last_name", "required")
  const email = fields.text("email", "required")
  const from = dayIn(fields, "valid_from_date") ?? type?.draft.from ?? null
  const to = dayIn(fields, "valid_to_date") ?? type?.draft.to ?? null
  if (
    type === undefined ||
    firstName === undefined ||
    lastName === undefined ||
    email === undefined ||
    fields.problems.length > 0
  ) {
    return refused(call, fields)
  }
  const issuedAt = stamp(state, call.now)
  const at = (date: string | null): number | null => (date === null ? null : unixAt(`${date}T00:00`, timezone))
  const { days } = type.draft
  const number = state.next.membership
  state.next.membership += smallStep
  const starts = at(from) ?? issuedAt
  const membership: Membership = {
    number,
    id: `im_${number}`,
    typeId: type.id,
    code: `MM${(number * 7919).toString(36).toUpperCase()}`,
    firstName,
    lastName,
    email,
    issuedAt,
    from: starts,
    to: at(to) ?? (days === null ? null : starts + days * day),
    voidedAt: null,
  }
  state.memberships = [...state.memberships, membership]
  state.membershipsIssued.push(call.now)
  state.outbox.push({ to: email, issuedMembershipId: membership.id, at: issuedAt })
  return json(201, membershipRecord(state, membership))
}

const replace = (call: Call, before: Membership, now: Membership): void => {
  call.state.memberships = call.state.memberships.map((one) => (one === before ? now : one))
}

/** `POST /v1/issued_memberships/{issued_membership_id}`. */
export const updateIssuedMembership: Route = (call) =>
  withMembership(call, (before) => {
    const fields = fieldsOf(call.form)
    const text = (field: string, now: string): string | undefined =>
      fields.has(field) ? fields.text(field, "required") : now
    const firstName = text("first_name", before.firstName)
    const lastName = text("last_name", before.lastName)
    const email = text("email", before.email)
    const to = dayIn(fields, "valid_to_date")
    if (firstName === undefined || lastName === undefined || email === undefined || fields.problems.length > 0) {
      return refused(call, fields)
    }
    const membership: Membership = {
      ...before,
      firstName,
      lastName,
      email,
      to: to === undefined ? before.to : unixAt(`${to}T00:00`, call.state.world.boxOffice.timezone),
    }
    replace(call, before, membership)
    return json(200, membershipRecord(call.state, membership))
  })

/** `POST /v1/issued_memberships/{issued_membership_id}/void`: for good. */
export const voidIssuedMembership: Route = (call) =>
  withMembership(call, (before) => {
    if (before.voidedAt !== null) {
      return refusedFor(call, "issued_membership_id", "The issued membership is void already.", before.id)
    }
    replace(call, before, { ...before, voidedAt: stamp(call.state, call.now) })
    return json(200, { id: before.id, object: "issued_membership", voided: "true" })
  })

/** `POST /v1/issued_membership_redemptions/{event_id}`: by the fields that are read, since no body is documented. */
export const createMembershipRedemption: Route = (call) => {
  const { state } = call
  const eventId = parameter(call, "event_id")
  const event = eventById(state, eventId)
  if (event === undefined) return notFound(`Event ${eventId}`)
  const fields = fieldsOf(call.form)
  const membershipId = fields.text("issued_membership_id", "required")
  const membership = state.memberships.find((one) => one.id === membershipId)
  const description = fields.text("description") ?? ""
  if (membershipId !== undefined && (membership === undefined || !isValid(state, membership))) {
    const says =
      membership === undefined ? "The issued membership does not exist." : "The issued membership is not valid."
    fields.problems.push({ field: "issued_membership_id", messages: [says], value: membershipId })
  }
  if (membership === undefined || fields.problems.length > 0) return refused(call, fields)
  const number = state.next.redemption
  state.next.redemption += smallStep
  const redemption: Redemption = {
    number,
    id: `ir_${number}`,
    membershipId: membership.id,
    eventId: event.id,
    description,
    createdAt: stamp(state, call.now),
  }
  state.redemptions = [...state.redemptions, redemption]
  return json(201, redemptionRecord(redemption))
}

/** `GET /v1/membership_photo_share`. No recorded answer is known; the twin shares nothing. */
export const getMembershipPhotoShare: Route = () => json(200, { object: "membership_photo_share" })
