import { assert } from "@effect/vitest"
import { Effect, Stream } from "effect"
import { now, reasonOf, refusedFields } from "./bench.ts"
import type { Contracts } from "./contract.ts"

const season = {
  name: "Season",
  valid_from_type: "relative",
  valid_to_type: "fixed",
  valid_to_date: "2027-12-31",
} as const

const ada = { first_name: "Ada", last_name: "Byron", email: "ada@example.com" } as const

/** Memberships. */
export const memberships: Contracts<
  | "listMembershipTypes"
  | "getMembershipType"
  | "createMembershipType"
  | "updateMembershipType"
  | "deleteMembershipType"
  | "listIssuedMemberships"
  | "getIssuedMembership"
  | "createIssuedMembership"
  | "updateIssuedMembership"
  | "voidIssuedMembership"
  | "createMembershipRedemption"
  | "getMembershipPhotoShare"
> = {
  listMembershipTypes: {
    input: () => ({}),
    works: ({ client }) =>
      Effect.map(Stream.runCollect(client.membershipTypes.list({ limit: 2 })), (all) =>
        assert.strictEqual(all.length, 3),
      ),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.membershipTypes.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ name: "A" }, "name"]],
  },
  getMembershipType: {
    input: ({ membershipType: membership_type_id }) => ({ membership_type_id }),
    works: ({ client, known }) =>
      Effect.map(client.membershipTypes.get({ membership_type_id: known.membershipType }), (type) => {
        assert.strictEqual(type.valid_from_type, "relative")
        assert.strictEqual(type.max_redemptions, 8)
      }),
    invalid: () => [[{}, "membership_type_id"]],
  },
  createMembershipType: {
    input: () => ({ body: season }),
    works: ({ client }) =>
      Effect.gen(function* () {
        const made = yield* client.membershipTypes.create({
          body: { ...season, max_redemptions: 5, conditions_and_benefits: ["A seat"], photo_required: true },
        })
        assert.deepInclude(made, { name: "Season", max_redemptions: 5, photo_required: true })
        assert.deepStrictEqual(made.conditions_and_benefits, ["A seat"])
        assert.nestedPropertyVal(made, "valid_to_date.date", "2027-12-31")
        assert.deepStrictEqual((yield* client.membershipTypes.list.page({ limit: 1 })).items, [made])
      }),
    refused: ({ client }) =>
      Effect.map(
        refusedFields(
          client.membershipTypes.create({
            body: { name: "A", valid_from_type: "fixed", valid_to_type: "relative" },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["valid_from_date", "valid_to_relative_days"]),
      ),
    invalid: () => [
      [{ body: { name: "A", valid_from_type: "fixed" } }, "body.valid_to_type"],
      [{ body: { ...season, valid_from_type: "today" } }, "body.valid_from_type"],
      [{ body: { ...season, valid_to_date: "31.12.2027" } }, "body.valid_to_date"],
      [{ body: { ...season, max_redemptions: 0 } }, "body.max_redemptions"],
    ],
  },
  updateMembershipType: {
    input: ({ membershipType: membership_type_id }) => ({ membership_type_id, body: { name: "Renamed" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { membershipType: membership_type_id } = known
        const before = yield* client.membershipTypes.get({ membership_type_id })
        const changed = yield* client.membershipTypes.update({ membership_type_id, body: { name: "Renamed" } })
        assert.deepStrictEqual(changed, { ...before, name: "Renamed" })
        const issued = yield* client.issuedMemberships.get({ issued_membership_id: known.membership })
        assert.strictEqual(issued.membership_type_name, "Renamed")
      }),
    refused: ({ client, known }) =>
      Effect.map(
        refusedFields(
          client.membershipTypes.update({
            membership_type_id: known.membershipType,
            body: { valid_to_type: "relative" },
          }),
        ),
        (fields) => assert.deepStrictEqual(fields, ["valid_to_relative_days"]),
      ),
    invalid: ({ membershipType: membership_type_id }) => [
      [{ membership_type_id, body: { photo_required: "true" } }, "body.photo_required"],
    ],
  },
  deleteMembershipType: {
    input: ({ unusedMembershipType: membership_type_id }) => ({ membership_type_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { unusedMembershipType: membership_type_id } = known
        const gone = yield* client.membershipTypes.delete({ membership_type_id })
        assert.deepStrictEqual(gone, { id: membership_type_id, object: "membership_type", deleted: true })
        assert.strictEqual((yield* reasonOf(client.membershipTypes.get({ membership_type_id })))._tag, "NotFound")
      }),
    refused: ({ client, known }) =>
      Effect.map(refusedFields(client.membershipTypes.delete({ membership_type_id: known.membershipType })), (fields) =>
        assert.deepStrictEqual(fields, ["membership_type_id"]),
      ),
    invalid: () => [[{}, "membership_type_id"]],
  },
  listIssuedMemberships: {
    input: () => ({}),
    works: ({ client }) =>
      Effect.gen(function* () {
        const count = (input: Parameters<typeof client.issuedMemberships.list.page>[0]) =>
          Effect.map(client.issuedMemberships.list.page(input), ({ items }) => items.length)
        assert.strictEqual(yield* count({}), 3)
        assert.strictEqual(yield* count({ validity: "valid" }), 1)
        assert.strictEqual(yield* count({ validity: "invalid" }), 2)
        assert.strictEqual(yield* count({ validity: "both", first_name: "Li" }), 1)
        assert.strictEqual(yield* count({ email: "maud@example.org" }), 1)
        assert.strictEqual(yield* count({ search: "neil" }), 1)
        assert.strictEqual(yield* count({ created_at: { gt: now / 1000 } }), 0)
      }),
    refused: ({ client }) =>
      Effect.map(refusedFields(client.issuedMemberships.list.page({ starting_after: "?" })), (fields) =>
        assert.deepStrictEqual(fields, ["starting_after"]),
      ),
    invalid: () => [[{ validity: "expired" }, "validity"]],
  },
  getIssuedMembership: {
    input: ({ membership: issued_membership_id }) => ({ issued_membership_id }),
    works: ({ client, known }) =>
      Effect.map(client.issuedMemberships.get({ issued_membership_id: known.membership }), (membership) => {
        assert.strictEqual(membership.is_valid, true)
        assert.strictEqual(membership.membership_type_id, known.membershipType)
      }),
    invalid: () => [[{}, "issued_membership_id"]],
  },
  createIssuedMembership: {
    input: ({ membershipType: membership_type_id }) => ({ body: { membership_type_id, ...ada } }),
    works: ({ client, known, twin }) =>
      Effect.gen(function* () {
        const { membershipType: membership_type_id } = known
        const made = yield* client.issuedMemberships.create({
          body: { membership_type_id, ...ada, valid_to_date: "2028-01-01" },
        })
        assert.deepInclude(made, {
          ...ada,
          full_name: "Ada Byron",
          membership_type_id,
          is_valid: true,
          redemptions: 0,
        })
        assert.nestedPropertyVal(made, "valid_to.date", "2028-01-01")
        const { items } = yield* client.issuedMemberships.list.page({ email: "ada@example.com" })
        assert.deepStrictEqual(items, [made])
        assert.deepStrictEqual(
          twin.outbox().map(({ to }) => to),
          ["ada@example.com"],
        )
      }),
    refused: ({ client }) =>
      Effect.map(
        refusedFields(client.issuedMemberships.create({ body: { membership_type_id: "mt_1", ...ada } })),
        (fields) => assert.deepStrictEqual(fields, ["membership_type_id"]),
      ),
    invalid: ({ membershipType: membership_type_id }) => [
      [{ body: ada }, "body.membership_type_id"],
      [{ body: { membership_type_id, ...ada, email: "" } }, "body.email"],
      [{ body: { membership_type_id, ...ada, valid_from_date: "2026-13-01" } }, "body.valid_from_date"],
    ],
  },
  updateIssuedMembership: {
    input: ({ membership: issued_membership_id }) => ({ issued_membership_id, body: { first_name: "Mo" } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { membership: issued_membership_id } = known
        const before = yield* client.issuedMemberships.get({ issued_membership_id })
        const changed = yield* client.issuedMemberships.update({ issued_membership_id, body: { first_name: "Mo" } })
        assert.deepStrictEqual(changed, { ...before, first_name: "Mo", full_name: `Mo ${String(before.last_name)}` })
        const over = yield* client.issuedMemberships.update({
          issued_membership_id,
          body: { valid_to_date: "2026-01-01" },
        })
        assert.strictEqual(over.is_valid, false)
      }),
    invalid: ({ membership: issued_membership_id }) => [
      [{ issued_membership_id, body: { valid_to_date: "tomorrow" } }, "body.valid_to_date"],
    ],
  },
  voidIssuedMembership: {
    input: ({ membership: issued_membership_id }) => ({ issued_membership_id }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { membership: issued_membership_id } = known
        const gone = yield* client.issuedMemberships.void({ issued_membership_id })
        assert.deepStrictEqual(gone, { id: issued_membership_id, object: "issued_membership", voided: true })
        const after = yield* client.issuedMemberships.get({ issued_membership_id })
        assert.strictEqual(after.is_valid, false)
        assert.nestedPropertyVal(after, "voided_at.unix", now / 1000)
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const { membership: issued_membership_id } = known
        yield* client.issuedMemberships.void({ issued_membership_id })
        const again = yield* refusedFields(client.issuedMemberships.void({ issued_membership_id }))
        assert.deepStrictEqual(again, ["issued_membership_id"])
      }),
    invalid: () => [[{}, "issued_membership_id"]],
  },
  createMembershipRedemption: {
    input: ({ event: event_id, membership: issued_membership_id }) => ({ event_id, body: { issued_membership_id } }),
    works: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, membership: issued_membership_id } = known
        const made = yield* client.issuedMembershipRedemptions.create({
          event_id,
          body: { issued_membership_id, description: "Side door" },
        })
        assert.deepInclude(made, { issued_membership_id, linked_event_id: event_id, description: "Side door" })
        const membership = yield* client.issuedMemberships.get({ issued_membership_id })
        assert.strictEqual(membership.redemptions, 1)
        assert.deepStrictEqual(membership.redemption_collection, [made])
      }),
    refused: ({ client, known }) =>
      Effect.gen(function* () {
        const { event: event_id, membership: issued_membership_id } = known
        const redeem = client.issuedMembershipRedemptions.create({ event_id, body: { issued_membership_id } })
        yield* Effect.repeat(redeem, { times: 7 })
        assert.deepStrictEqual(yield* refusedFields(redeem), ["issued_membership_id"], "eight times, no more")
      }),
    invalid: ({ event: event_id }) => [[{ event_id, body: {} }, "body.issued_membership_id"]],
  },
  getMembershipPhotoShare: {
    input: () => ({}),
    works: ({ client }) =>
      Effect.map(client.membershipPhotoShare(), (share) =>
        assert.strictEqual(share["object"], "membership_photo_share"),
      ),
    invalid: () => [[{ id: 1 }, "id"]],
  },
}
