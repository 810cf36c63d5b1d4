import { assert } from "@effect/vitest"
import type { TitoClient, TitoError } from "@boxport/tito"
import { Effect } from "effect"
import { a, after, all, type At, type Case, event_slug, has, isListed, type Scene } from "./Case.ts"

const newRelease = ({ tito }: Scene) =>
  tito.releases.create({ event_slug, body: { title: "Late Bird", price: 99.5, quantity: 3 } })

const release_slug = "late-bird"

/** A switch of a new release: what it must do to it. */
const switches = (
  call: (tito: TitoClient, at: At) => Effect.Effect<object | null, TitoError>,
  expected: { readonly [field: string]: unknown },
): Case =>
  after(newRelease, {
    call,
    check: (answer, { tito }) =>
      Effect.gen(function* () {
        const release = yield* tito.releases.get({ event_slug, release_slug })
        has(release, expected)
        assert.deepStrictEqual<unknown>(answer, release)
      }),
  })

/** Cases of releases. */
export const releaseCases = {
  listReleases: a({
    call: (tito, { event_slug }) =>
      all(tito.releases.list({ event_slug, search: { states: ["on_sale", "off_sale"] } })),
    check: (rows) => Effect.sync(() => assert.isAbove(rows.length, 3)),
  }),
  getRelease: a({
    call: (tito, { event_slug }, _, { release }) => tito.releases.get({ event_slug, release_slug: release }),
    check: (answer, { release }) => Effect.sync(() => assert.strictEqual(answer.slug, release)),
  }),
  createRelease: a({
    call: (tito, { event_slug }) =>
      tito.releases.create({
        event_slug,
        body: {
          title: "Late Bird",
          price: { minor: 99_50n, currency: "DKK" },
          quantity: 3,
          max_tickets_per_person: 2,
          start_at: "2026-05-01T10:00:00+02:00",
          metadata: { a: 1 },
          require_name: true,
          success_message: "Thanks",
        },
      }),
    check: (made, { tito }) =>
      Effect.gen(function* () {
        has(made, {
          slug: "late-bird",
          price: "99.5",
          pricing_type: "paid",
          off_sale: true,
          state_name: "off_sale",
          allocatable: false,
          quantity: 3,
          tickets_count: 0,
          max_tickets_per_person: 2,
          start_at: "2026-05-01T08:00:00.000Z",
          require_name: true,
          has_success_message: true,
          deletable: true,
        })
        yield* isListed(tito.releases.list({ event_slug }), ({ slug }) => slug, "late-bird")
        const donation = yield* tito.releases.create({
          event_slug,
          body: { title: "Late Bird", donation: true, suggested_donation: "5" },
        })
        has(donation, { pricing_type: "donation", price: null, suggested_donation: "5" })
        assert.match(donation.slug, /^late-bird-[0-9a-f]{8}-/)
        // 3.1 goes by the price, 3.0 by the word.
        const typed = { title: "Typed", price: 5, pricing_type: "free" } as const
        assert.strictEqual((yield* tito.releases.create({ event_slug, body: typed })).pricing_type, "paid")
        const old = yield* tito.releases.create({ event_slug, version: "3.0", body: typed })
        has(old, { pricing_type: "free", price: null })
      }),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }) => tito.releases.create({ event_slug, body: { title: " " } }),
          fields: ["title"],
        },
      ],
    },
    invalid: {
      input: { event_slug, body: { title: "x", pricing_type: "cheap", quantity: -1, price: "ten" } },
      paths: ["body.pricing_type", "body.quantity", "body.price"],
    },
  }),
  updateRelease: after(newRelease, {
    call: (tito, { event_slug }) =>
      tito.releases.update({
        event_slug,
        release_slug,
        body: { quantity: 20, price: null, secret: true, end_at: null },
      }),
    check: (answer, { tito }) =>
      Effect.gen(function* () {
        has(answer, { quantity: 20, price: null, pricing_type: "free", secret: true })
        assert.deepStrictEqual(yield* tito.releases.get({ event_slug, release_slug }), answer)
      }),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }) => tito.releases.update({ event_slug, release_slug, body: { title: " " } }),
          fields: ["title"],
        },
      ],
    },
    invalid: { input: { event_slug, release_slug, body: { state: "open" } }, paths: ["body.state"] },
  }),
  deleteRelease: after(newRelease, {
    call: (tito, { event_slug }) => tito.releases.delete({ event_slug, release_slug }),
    check: (_, { tito }) => isListed(tito.releases.list({ event_slug }), ({ slug }) => slug, release_slug, false),
    refused: {
      422: [
        {
          when: "tickets were sold",
          call: (tito, { event_slug }, _, { release }) => tito.releases.delete({ event_slug, release_slug: release }),
          fields: ["base"],
        },
      ],
    },
  }),
  archiveRelease: after(newRelease, {
    call: (tito, { event_slug }) => tito.releases.archive({ event_slug, release_slug }),
    check: (answer, { tito }) =>
      Effect.gen(function* () {
        assert.isTrue(answer?.archived)
        yield* isListed(tito.releases.list({ event_slug }), ({ slug }) => slug, release_slug, false)
        const archived = tito.releases.list({ event_slug, search: { states: ["archived"] } })
        yield* isListed(archived, ({ slug }) => slug, release_slug)
      }),
  }),
  unarchiveRelease: after(
    (scene) => Effect.andThen(newRelease(scene), scene.tito.releases.archive({ event_slug, release_slug })),
    {
      call: (tito, { event_slug }) => tito.releases.unarchive({ event_slug, release_slug }),
      check: (_, { tito }) => isListed(tito.releases.list({ event_slug }), ({ slug }) => slug, release_slug),
    },
  ),
  duplicateRelease: after(newRelease, {
    call: (tito, { event_slug }) => tito.releases.duplicate({ event_slug, release_slug }),
    check: (copy, { tito }) =>
      Effect.gen(function* () {
        has(copy, { title: "Late Bird Copy", slug: "late-bird-copy", price: "99.5", off_sale: true })
        yield* isListed(tito.releases.list({ event_slug }), ({ slug }) => slug, "late-bird-copy")
      }),
  }),
  activateRelease: switches((tito, { event_slug }) => tito.releases.activate({ event_slug, release_slug }), {
    off_sale: false,
    state_name: "on_sale",
    allocatable: true,
  }),
  deactivateRelease: switches(
    (tito, { event_slug }) =>
      Effect.andThen(
        tito.releases.activate({ event_slug, release_slug }).pipe(Effect.ignore),
        tito.releases.deactivate({ event_slug, release_slug }),
      ),
    { off_sale: true, state_name: "off_sale" },
  ),
  publishRelease: after(
    (scene) => Effect.andThen(newRelease(scene), scene.tito.releases.unpublish({ event_slug, release_slug })),
    {
      call: (tito, { event_slug }) => tito.releases.publish({ event_slug, release_slug }),
      check: (answer) => Effect.sync(() => assert.isFalse(answer?.secret)),
    },
  ),
  unpublishRelease: switches((tito, { event_slug }) => tito.releases.unpublish({ event_slug, release_slug }), {
    secret: true,
  }),
} satisfies { readonly [name: string]: Case }
