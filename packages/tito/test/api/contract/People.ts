import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { a, after, all, type Case, event_slug, has, isListed, type Scene, text } from "./Case.ts"

const email = "jo@example.org"

const newInterested = ({ tito }: Scene) => tito.interestedUsers.create({ event_slug, body: { email, name: "Jo" } })

/** Cases of interested people. */
export const interestedCases = {
  listInterestedUsers: a({
    call: (tito, { event_slug }) => all(tito.interestedUsers.list({ event_slug })),
    check: (rows) => Effect.sync(() => assert.isAbove(rows.length, 0)),
  }),
  getInterestedUser: after(newInterested, {
    call: (tito, { event_slug }, { id }) => tito.interestedUsers.get({ event_slug, interested_user_id: text(id) }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createInterestedUser: a({
    call: (tito, { event_slug }) => tito.interestedUsers.create({ event_slug, body: { email } }),
    check: (made, { tito, twin }) =>
      Effect.gen(function* () {
        has(made, { email, name: null })
        yield* isListed(tito.interestedUsers.list({ event_slug }), (person) => person.email, email)
        assert.deepStrictEqual(twin.outbox(), [])
      }),
    refused: {
      422: [
        {
          when: "the address has no domain",
          call: (tito, { event_slug }) => tito.interestedUsers.create({ event_slug, body: { email: "jo@host" } }),
          fields: ["email"],
        },
      ],
    },
    invalid: { input: { event_slug, body: { email: "jo" } }, paths: ["body.email"] },
  }),
  updateInterestedUser: after(newInterested, {
    call: (tito, { event_slug }, { id }) =>
      tito.interestedUsers.update({ event_slug, interested_user_id: text(id), body: { name: null } }),
    check: (answer) => Effect.sync(() => has(answer, { email, name: null })),
    refused: {
      422: [
        {
          when: "the address has no domain",
          call: (tito, { event_slug }, { id }) =>
            tito.interestedUsers.update({ event_slug, interested_user_id: text(id), body: { email: "jo@host" } }),
          fields: ["email"],
        },
      ],
    },
    invalid: { input: { event_slug, interested_user_id: 1, body: { mail: "x" } }, paths: ["body.mail"] },
  }),
  deleteInterestedUser: after(newInterested, {
    call: (tito, { event_slug }, { id }) => tito.interestedUsers.delete({ event_slug, interested_user_id: text(id) }),
    check: (_, { tito }) => isListed(tito.interestedUsers.list({ event_slug }), (person) => person.email, email, false),
  }),
} satisfies { readonly [name: string]: Case }

const newWaiting = ({ release, tito }: Scene) =>
  tito.waitlistedPeople.create({ event_slug, body: { email, release_id: release } })

/** Cases of waiting people. */
export const waitlistCases = {
  listWaitlistedPeople: a({
    call: (tito, { event_slug }) =>
      all(tito.waitlistedPeople.list({ event_slug, search: { states: ["redeemed", "joined"] } })),
    check: (rows) =>
      Effect.sync(() => {
        assert.isAbove(rows.length, 0)
        for (const { state } of rows) assert.include(["redeemed", "joined"], state)
      }),
  }),
  getWaitlistedPerson: after(newWaiting, {
    call: (tito, { event_slug }, { id }) =>
      tito.waitlistedPeople.get({ event_slug, waitlisted_person_id: text(id), expand: ["release"] }),
    check: (answer, { release }) => Effect.sync(() => assert.strictEqual(answer.release?.slug, release)),
  }),
  createWaitlistedPerson: after(
    ({ tito }) => tito.events.update({ event_slug, body: { send_waitlist_confirmation_email: true } }),
    {
      call: (tito, { event_slug }, _, { release }) =>
        tito.waitlistedPeople.create({ event_slug, body: { email, release_id: release, name: "Jo" } }),
      check: (made, { tito, twin }) =>
        Effect.gen(function* () {
          has(made, { email, name: "Jo", state: "joined", status: "Waiting", unique_offer_url: null })
          yield* isListed(tito.waitlistedPeople.list({ event_slug }), (person) => person.email, email)
          assert.deepStrictEqual(
            twin.outbox().map(({ to }) => to),
            [email],
          )
        }),
      refused: {
        422: [
          {
            when: "the address has no domain",
            call: (tito, { event_slug }, _, { release }) =>
              tito.waitlistedPeople.create({ event_slug, body: { email: "jo@host", release_id: release } }),
            fields: ["email"],
          },
        ],
      },
      invalid: { input: { event_slug, body: { email } }, paths: ["body.release_id"] },
    },
  ),
  updateWaitlistedPerson: after(newWaiting, {
    call: (tito, { event_slug }, { id }) =>
      tito.waitlistedPeople.update({
        event_slug,
        waitlisted_person_id: text(id),
        body: { name: "Joe", message: "Soon" },
      }),
    check: (answer) => Effect.sync(() => has(answer, { name: "Joe", message: "Soon" })),
    refused: {
      422: [
        {
          when: "the address has no domain",
          call: (tito, { event_slug }, { id }) =>
            tito.waitlistedPeople.update({ event_slug, waitlisted_person_id: text(id), body: { email: "jo@host" } }),
          fields: ["email"],
        },
      ],
    },
    invalid: {
      input: { event_slug, waitlisted_person_id: 1, body: { expires_at: "soon" } },
      paths: ["body.expires_at"],
    },
  }),
  deleteWaitlistedPerson: after(newWaiting, {
    call: (tito, { event_slug }, { id }) =>
      tito.waitlistedPeople.delete({ event_slug, waitlisted_person_id: text(id) }),
    check: (_, { tito }) =>
      isListed(tito.waitlistedPeople.list({ event_slug }), (person) => person.email, email, false),
  }),
} satisfies { readonly [name: string]: Case }

const newList = ({ tito }: Scene) => tito.rsvpLists.create({ event_slug, body: { title: "Friends" } })

const newInvitation = (scene: Scene) =>
  Effect.gen(function* () {
    const list = text((yield* newList(scene)).slug)
    const invitation = yield* scene.tito.releaseInvitations.create({
      event_slug,
      rsvp_list_slug: list,
      body: { email, first_name: "Jo", release_ids: [scene.release] },
    })
    return { rsvp_list_slug: list, release_invitation_slug: invitation.slug, invitation }
  })

/** Cases of invitations. */
export const rsvpCases = {
  listRsvpLists: after(newList, {
    call: (tito, { event_slug }) => all(tito.rsvpLists.list({ event_slug })),
    check: (rows) => Effect.sync(() => assert.strictEqual(rows[0]?.title, "Friends")),
  }),
  getRsvpList: after(newList, {
    call: (tito, { event_slug }, { slug }) => tito.rsvpLists.get({ event_slug, rsvp_list_slug: slug }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createRsvpList: a({
    call: (tito, { event_slug }) => tito.rsvpLists.create({ event_slug, body: { title: "Friends" } }),
    check: (made) =>
      Effect.sync(() => {
        assert.match(made.slug, /^rsvp_list_p/)
        assert.strictEqual(made.release_invitations_count, 0)
      }),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }) => tito.rsvpLists.create({ event_slug, body: { title: " " } }),
          fields: ["title"],
        },
      ],
    },
    invalid: { input: { event_slug, body: {} }, paths: ["body.title"] },
  }),
  updateRsvpList: after(newList, {
    call: (tito, { event_slug }, { slug }) =>
      tito.rsvpLists.update({ event_slug, rsvp_list_slug: slug, body: { title: "Family" } }),
    check: (answer, { tito }) =>
      Effect.andThen(
        Effect.sync(() => assert.strictEqual(answer.title, "Family")),
        isListed(tito.rsvpLists.list({ event_slug }), ({ title }) => title, "Family"),
      ),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }, { slug }) =>
            tito.rsvpLists.update({ event_slug, rsvp_list_slug: slug, body: { title: " " } }),
          fields: ["title"],
        },
      ],
    },
    invalid: { input: { event_slug, rsvp_list_slug: "r", body: { title: "" } }, paths: ["body.title"] },
  }),
  deleteRsvpList: after(newList, {
    call: (tito, { event_slug }, { slug }) => tito.rsvpLists.delete({ event_slug, rsvp_list_slug: slug }),
    check: (_, { tito }, made) => isListed(tito.rsvpLists.list({ event_slug }), ({ id }) => id, made.id, false),
  }),
  listReleaseInvitations: after(newInvitation, {
    call: (tito, { event_slug }, { rsvp_list_slug }) =>
      all(tito.releaseInvitations.list({ event_slug, rsvp_list_slug })),
    check: (rows, { tito }, { rsvp_list_slug }) =>
      Effect.gen(function* () {
        assert.deepStrictEqual(
          rows.map((row) => row.email),
          [email],
        )
        const redeemed = tito.releaseInvitations.list({ event_slug, rsvp_list_slug, search: { states: ["redeemed"] } })
        assert.deepStrictEqual(yield* all(redeemed), [])
      }),
  }),
  getReleaseInvitation: after(newInvitation, {
    call: (tito, { event_slug }, { release_invitation_slug, rsvp_list_slug }) =>
      tito.releaseInvitations.get({ event_slug, rsvp_list_slug, release_invitation_slug, version: "3.0" }),
    check: (answer, { release }) =>
      Effect.sync(() => {
        assert.strictEqual(answer.name, "Jo")
        assert.strictEqual(answer.releases?.[0]?.slug, release)
      }),
  }),
  createReleaseInvitation: after(newList, {
    call: (tito, { event_slug }, { slug }, { release }) =>
      tito.releaseInvitations.create({
        event_slug,
        rsvp_list_slug: slug,
        body: { email, release_ids: [release], redirect: true },
      }),
    check: (made, { tito, twin }, { slug }) =>
      Effect.gen(function* () {
        has(made, { email, redirect: true, status: null, redeemed: false })
        assert.strictEqual(
          (yield* tito.rsvpLists.get({ event_slug, rsvp_list_slug: slug })).release_invitations_count,
          1,
        )
        assert.deepStrictEqual(twin.outbox(), [])
      }),
    refused: {
      422: [
        {
          when: "the address is on the list",
          call: (tito, { event_slug }, { slug }, { release }) => {
            const invite = tito.releaseInvitations.create({
              event_slug,
              rsvp_list_slug: slug,
              body: { email, release_ids: [release] },
            })
            return Effect.andThen(invite, invite)
          },
          fields: ["email"],
        },
      ],
    },
    invalid: {
      input: { event_slug, rsvp_list_slug: "r", body: { email, release_ids: [] } },
      paths: ["body.release_ids[0]"],
    },
  }),
  updateReleaseInvitation: after(newInvitation, {
    call: (tito, { event_slug }, { release_invitation_slug, rsvp_list_slug }) =>
      tito.releaseInvitations.update({
        event_slug,
        rsvp_list_slug,
        release_invitation_slug,
        body: { last_name: "Holm", status: "maybe" },
      }),
    check: (answer, { tito }, { rsvp_list_slug }) =>
      Effect.gen(function* () {
        has(answer, { name: "Jo Holm", status: "maybe" })
        assert.strictEqual((yield* tito.rsvpLists.get({ event_slug, rsvp_list_slug })).maybes_count, 1)
      }),
    refused: {
      422: [
        {
          when: "the address has no domain",
          call: (tito, { event_slug }, { release_invitation_slug, rsvp_list_slug }) =>
            tito.releaseInvitations.update({
              event_slug,
              rsvp_list_slug,
              release_invitation_slug,
              body: { email: "jo@host" },
            }),
          fields: ["email"],
        },
      ],
    },
    invalid: {
      input: { event_slug, rsvp_list_slug: "r", release_invitation_slug: "i", body: { status: "perhaps" } },
      paths: ["body.status"],
    },
  }),
  deleteReleaseInvitation: after(newInvitation, {
    call: (tito, { event_slug }, { release_invitation_slug, rsvp_list_slug }) =>
      tito.releaseInvitations.delete({ event_slug, rsvp_list_slug, release_invitation_slug }),
    check: (_, { tito }, { rsvp_list_slug }) =>
      isListed(tito.releaseInvitations.list({ event_slug, rsvp_list_slug }), (row) => row.email, email, false),
  }),
} satisfies { readonly [name: string]: Case }
