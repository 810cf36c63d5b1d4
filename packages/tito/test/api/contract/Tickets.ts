import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { a, after, all, type Case, event_slug, has, isListed, type Scene, text } from "./Case.ts"
import { newRegistration } from "./Registrations.ts"

/** The first ticket of a new order. */
const newTicket = (scene: Scene) => Effect.map(newRegistration(scene), ({ tickets }) => text(tickets?.[0]?.slug))

/** Cases of tickets. */
export const ticketCases = {
  listTickets: after(newTicket, {
    call: (tito, { event_slug }, _, { release }) =>
      all(
        tito.tickets.list({
          event_slug,
          search: { release_ids: [release], types: ["manual"], states: ["unassigned"] },
        }),
      ),
    check: (rows, _, slug) =>
      Effect.sync(() =>
        assert.include(
          rows.map((row) => row.slug),
          slug,
        ),
      ),
  }),
  getTicket: after(newTicket, {
    call: (tito, { event_slug }, ticket_slug) =>
      tito.tickets.get({ event_slug, ticket_slug, expand: ["registration", "release", "answers"] }),
    check: (answer, { release }) =>
      Effect.sync(() => {
        assert.strictEqual(answer.registration?.source, "test")
        assert.strictEqual(answer.release?.slug, release)
        assert.deepStrictEqual(answer.answers, [])
      }),
  }),
  createTicket: a({
    call: (tito, { event_slug }, _, { release }) =>
      tito.tickets.create({
        event_slug,
        body: {
          release_id: release,
          first_name: "Ida",
          last_name: "Holm",
          email: "ida@example.org",
          price: 12.5,
          tags: "vip, press",
        },
      }),
    check: (made, { tito }) =>
      Effect.gen(function* () {
        has(made, { name: "Ida Holm", price: "12.5", tags: "vip, press" })
        assert.deepStrictEqual(made.tag_names, ["vip", "press"])
        const registrations = yield* all(tito.registrations.list({ event_slug, search: { q: "ida@example.org" } }))
        assert.deepStrictEqual(
          registrations.map(({ id, tickets_count, total }) => [id, tickets_count, total]),
          [[made.registration_id, 1, "12.5"]],
        )
      }),
    refused: {
      422: [
        {
          when: "the release is sold out",
          call: (tito, { event_slug }, _, { release }) =>
            Effect.andThen(
              tito.releases.update({ event_slug, release_slug: release, body: { quantity: 0 } }),
              tito.tickets.create({ event_slug, body: { release_id: release } }),
            ),
          fields: ["base"],
        },
      ],
    },
    invalid: {
      input: { event_slug, body: { answers: [{ question_id: "q" }] } },
      paths: ["body.release_id", "body.answers[0].question_id", "body.answers[0].primary_response"],
    },
  }),
  updateTicket: after(newTicket, {
    call: (tito, { event_slug }, ticket_slug) =>
      tito.tickets.update({
        event_slug,
        ticket_slug,
        body: {
          first_name: "Ida",
          last_name: "Holm",
          email: "ida@example.org",
          job_title: "Baker",
          price: { minor: 5_00n, currency: "DKK" },
          metadata: { boxport: { source: "x" } },
          lock_changes: true,
        },
      }),
    check: (answer, { tito, twin }, slug) =>
      Effect.gen(function* () {
        has(answer, {
          name: "Ida Holm",
          assigned: true,
          job_title: "Baker",
          price: "5",
          changes_locked: true,
          lock_changes: true,
        })
        assert.deepStrictEqual(answer.metadata, { boxport: { source: "x" } })
        const listed = yield* all(tito.tickets.list({ event_slug, search: { q: "ida@example.org" } }))
        assert.deepStrictEqual(
          listed.map((ticket) => ticket.slug),
          [slug],
        )
        const nobody = yield* tito.tickets.update({
          event_slug,
          ticket_slug: slug,
          body: { first_name: null, last_name: null, email: null, job_title: null },
        })
        assert.strictEqual(nobody.state, "unassigned")
        assert.deepStrictEqual(twin.outbox(), [])
      }),
    refused: {
      422: [
        {
          when: "the address has no domain",
          call: (tito, { event_slug }, ticket_slug) =>
            tito.tickets.update({ event_slug, ticket_slug, body: { email: "ida@host" } }),
          fields: ["email"],
        },
      ],
    },
    invalid: { input: { event_slug, ticket_slug: "t", body: { state: "void" } }, paths: ["body.state"] },
  }),
  reassignTicket: after(newTicket, {
    call: (tito, { event_slug }, ticket_slug) =>
      tito.tickets.reassign({
        event_slug,
        ticket_slug,
        body: { email: "ida@example.org", first_name: "Ida", delete_answers: true },
      }),
    check: (answer, { twin }) =>
      Effect.sync(() => {
        has(answer, { email: "ida@example.org", name: "Ida", assigned: true })
        assert.deepStrictEqual(
          twin.outbox().map(({ about, to }) => [about, to === "ida@example.org" || to === "jo@example.org"]),
          [
            ["reassignment", true],
            ["reassignment", true],
            ["organiser", false],
          ],
        )
      }),
    refused: {
      422: [
        {
          when: "the ticket is void",
          call: (tito, { event_slug }, ticket_slug) =>
            Effect.andThen(
              tito.tickets.void({ event_slug, ticket_slug, body: { resell: true } }),
              tito.tickets.reassign({ event_slug, ticket_slug, body: { email: "ida@example.org" } }),
            ),
          fields: ["base"],
        },
      ],
    },
    invalid: { input: { event_slug, ticket_slug: "t", body: { first_name: "x" } }, paths: ["body.email"] },
  }),
  voidTicket: after(
    (scene) =>
      Effect.tap(newTicket(scene), () =>
        scene.tito.releases.update({ event_slug, release_slug: scene.release, body: { quantity: 500 } }),
      ),
    {
      call: (tito, { event_slug }, ticket_slug) =>
        tito.tickets.void({ event_slug, ticket_slug, body: { resell: false } }),
      check: (answer, { release, tito }, slug) =>
        Effect.gen(function* () {
          assert.strictEqual(answer.resell, false)
          has(answer.ticket, { slug, state: "void", void: true })
          yield* isListed(tito.tickets.list({ event_slug }), (row) => row.slug, slug, false)
          // The place goes with the ticket.
          assert.strictEqual((yield* tito.releases.get({ event_slug, release_slug: release })).quantity, 499)
        }),
      refused: {
        422: [
          {
            when: "the release has a quantity, and nobody says what becomes of the place",
            call: (tito, { event_slug }, ticket_slug) => tito.tickets.void({ event_slug, ticket_slug, body: {} }),
            fields: ["resell"],
          },
          {
            when: "it is void already",
            call: (tito, { event_slug }, ticket_slug) => {
              const voiding = tito.tickets.void({ event_slug, ticket_slug, body: { resell: true } })
              return Effect.andThen(voiding, voiding)
            },
            fields: ["base"],
          },
        ],
      },
      invalid: { input: { event_slug, ticket_slug: "t", body: { resell: "no" } }, paths: ["body.resell"] },
    },
  ),
} satisfies { readonly [name: string]: Case }
