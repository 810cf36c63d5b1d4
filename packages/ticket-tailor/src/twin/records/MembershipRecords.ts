/**
 * Memberships as the platform sends them now (keys as observed in live answers).
 *
 * @module
 */
import type { Redemption, State } from "../state/State.ts"
import { type DateForms, dateForms, unixAt } from "../world/Dates.ts"
import type { Membership, MembershipType } from "../world/World.ts"

const text = (value: boolean): "true" | "false" => (value ? "true" : "false")

const moment = ({ world }: State, unix: number | null): DateForms | null =>
  unix === null ? null : dateForms(unix, world.boxOffice.timezone)

/** A kind of membership. */
export const membershipTypeRecord = (state: State, { draft, id }: MembershipType) => {
  const day = (date: string | null): DateForms | null =>
    moment(state, date === null ? null : unixAt(`${date}T00:00`, state.world.boxOffice.timezone))
  return {
    object: "membership_type",
    id,
    conditions_and_benefits: draft.benefits,
    max_redemptions: draft.maxRedemptions,
    name: draft.name,
    photo_required: text(draft.photo),
    valid_from_date: day(draft.from),
    valid_from_type: draft.fromType,
    valid_to_date: day(draft.to),
    valid_to_relative_days: draft.days,
    valid_to_type: draft.toType,
  }
}

/** A use of a membership; its time is ISO 8601, unlike all others. */
export const redemptionRecord = (redemption: Redemption) => ({
  object: "issued_membership_redemption",
  id: redemption.id,
  created_at: new Date(redemption.createdAt * 1000).toISOString().replace(".000Z", "+00:00"),
  description: redemption.description,
  issued_membership_id: redemption.membershipId,
  linked_event_id: redemption.eventId,
  linked_order_id: null,
})

const usesOf = (state: State, { id }: Membership): ReadonlyArray<Redemption> =>
  state.redemptions.filter(({ membershipId }) => membershipId === id)

const typeOf = (state: State, { typeId }: Membership): MembershipType | undefined =>
  state.membershipTypes.find(({ id }) => id === typeId)

/** Whether a membership lets anybody in at the moment the world stands still at, or when it was issued after that. */
export const isValid = (state: State, membership: Membership): boolean => {
  const now = Math.max(state.world.now, membership.issuedAt)
  const most = typeOf(state, membership)?.draft.maxRedemptions ?? null
  return (
    membership.voidedAt === null &&
    membership.from <= now &&
    (membership.to === null || now < membership.to) &&
    (most === null || usesOf(state, membership).length < most)
  )
}

/** A membership of somebody. */
export const membershipRecord = (state: State, membership: Membership) => {
  const type = typeOf(state, membership)
  const uses = usesOf(state, membership)
  return {
    object: "issued_membership",
    id: membership.id,
    benefits: type?.draft.benefits ?? [],
    code: membership.code,
    email: membership.email,
    first_name: membership.firstName,
    full_name: `${membership.firstName} ${membership.lastName}`,
    is_valid: text(isValid(state, membership)),
    issue_date: moment(state, membership.issuedAt),
    last_name: membership.lastName,
    max_redemptions: type?.draft.maxRedemptions ?? null,
    membership_type_id: membership.typeId,
    membership_type_name: type?.draft.name ?? null,
    redemption_collection: uses.map(redemptionRecord),
    redemptions: uses.length,
    valid_from: moment(state, membership.from),
    valid_to: moment(state, membership.to),
    voided_at: moment(state, membership.voidedAt),
  }
}
