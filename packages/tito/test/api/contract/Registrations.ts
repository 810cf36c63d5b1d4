import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { a, after, all, type Case, event_slug, has, isListed, type Scene, text } from "./Case.ts"

const everything = ["line_items", "receipts", "refunds", "tickets", "billing_address"]

/** An order for two of the open release. */
export const newRegistration = ({ release, tito }: Scene) =>
  tito.registrations.create({
    event_slug,
    body: {
      email: "jo@example.org",
      name: "Jo Holm",
      source: "test",
      line_items: [{ release_id: release, quantity: 2 }],
    },
    expand: everything,
  })

/** Cases of registrations and refunds. */
export const registrationCases = {
  listRegistrations: after(newRegistration, {
    call: (tito, { event_slug }) => all(tito.registrations.list({ event_slug, search: { q: "jo@example" } })),
    check: (rows) =>
      Effect.sync(() =>
        assert.deepStrictEqual(
          rows.map(({ source }) => source),
          ["test"],
        ),
      ),
  }),
  getRegistration: after(newRegistration, {
    call: (tito, { event_slug }, { slug }) =>
      tito.registrations.get({ event_slug, registration_slug: slug, expand: everything }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createRegistration: after(
    ({ release, tito }) =>
      Effect.gen(function* () {
        yield* tito.discountCodes.create({
          event_slug,
          body: { code: "HALF", type: "PercentOffDiscountCode", value: 50, release_ids: [release] },
        })
        return yield* tito.releases.get({ event_slug, release_slug: release })
      }),
    {
      call: (tito, { event_slug }, _, { release }) =>
        tito.registrations.create({
          event_slug,
          body: {
            email: "jo@example.org",
            name: "Jo Holm",
            discount_code: "half",
            source: "boxport:1",
            notify: true,
            line_items: [{ release_id: release, quantity: 2 }],
          },
          expand: everything,
        }),
      check: (made, { release, tito, twin }, before) =>
        Effect.gen(function* () {
          const price = Number(before.price)
          has(made, {
            registration_type: "manual",
            payment_option_name: "manual",
            state: "incomplete",
            paid: true,
            free: false,
            invoice: false,
            receipt_paid: true,
            payment_complete: true,
            editable_total_and_prices: true,
            total: `${price}`,
            tickets_count: 2,
            discount_code: "half",
          })
          assert.isNotNull(made.completed_at)
          assert.deepStrictEqual(
            made.tickets?.map(({ price, reference, state }) => [price, reference, state]),
            [1, 2].map((nth) => [`${price / 2}`, `${text(made.reference)}-${nth}`, "unassigned"]),
          )
          assert.deepStrictEqual(
            made.line_items?.map((line) => [line.quantity, line.price, line.release_slug]),
            [[2, `${price / 2}`, release]],
          )
          assert.deepStrictEqual(
            twin.outbox().map(({ about }) => about),
            ["registration", "organiser"],
          )
          const after = yield* tito.releases.get({ event_slug, release_slug: release })
          assert.strictEqual(Number(after.tickets_count), Number(before.tickets_count) + 2)
          yield* isListed(tito.registrations.list({ event_slug }), ({ source }) => source, "boxport:1")
          const codes = yield* all(tito.discountCodes.list({ event_slug }))
          assert.strictEqual(codes.find(({ code }) => code === "HALF")?.quantity_used, 0)
        }),
      refused: {
        422: [
          {
            when: "the release is off sale",
            call: (tito, { event_slug }, _, { release }) =>
              Effect.andThen(
                tito.releases.deactivate({ event_slug, release_slug: release }),
                tito.registrations.create({ event_slug, body: { line_items: [{ release_id: release, quantity: 1 }] } }),
              ),
            fields: ["base"],
          },
          {
            when: "the code is unknown, and the address no address",
            call: (tito, { event_slug }, _, { release }) =>
              tito.registrations.create({
                event_slug,
                body: { email: "jo@host", discount_code: "NO", line_items: [{ release_id: release, quantity: 1 }] },
              }),
            fields: ["email", "discount_code"],
          },
        ],
      },
      invalid: {
        input: { event_slug, body: { line_items: [{ quantity: 1, donation: -1 }], notify: "yes" } },
        paths: ["body.line_items[0].release_id", "body.line_items[0].donation", "body.notify"],
      },
    },
  ),
  updateRegistration: after(newRegistration, {
    call: (tito, { event_slug }, { slug }) =>
      tito.registrations.update({
        event_slug,
        registration_slug: slug,
        body: {
          company_name: "Acme",
          total: { minor: 100_00n, currency: "DKK" },
          metadata: { boxport: { source: "x" } },
          billing_address_attributes: { city: "Aarhus", vat_number: "DK1" },
        },
        expand: ["billing_address"],
      }),
    check: (answer, { tito, twin }, made) =>
      Effect.gen(function* () {
        has(answer, { company_name: "Acme", total: "100", source: "test", name: "Jo Holm" })
        assert.deepStrictEqual(answer.metadata, { boxport: { source: "x" } })
        has(answer.billing_address, { city: "Aarhus", vat_number: "DK1", address: null })
        assert.isAbove(Date.parse(text(answer.updated_at)), Date.parse(text(made.updated_at)))
        const slug = made.slug
        const old = yield* tito.registrations.update({
          event_slug,
          registration_slug: slug,
          version: "3.0",
          body: { total: "50" },
        })
        has(old, { cached_total: "50", company_name: "Acme", slug })
        assert.deepStrictEqual(twin.outbox(), [])
      }),
    refused: {
      422: [
        {
          when: "the address has no domain",
          call: (tito, { event_slug }, { slug }) =>
            tito.registrations.update({ event_slug, registration_slug: slug, body: { email: "jo@host" } }),
          fields: ["email"],
        },
      ],
    },
    invalid: {
      input: { event_slug, registration_slug: "r", body: { billing_address_attributes: { town: "x" } } },
      paths: ["body.billing_address_attributes.town"],
    },
  }),
  markRegistrationPaid: after(
    (scene) =>
      Effect.tap(newRegistration(scene), ({ slug }) =>
        scene.tito.registrations.markUnpaid({ event_slug, registration_slug: slug }),
      ),
    {
      call: (tito, { event_slug }, { slug }) => tito.registrations.markPaid({ event_slug, registration_slug: slug }),
      check: (answer) => Effect.sync(() => assert.isTrue(answer.receipt_paid)),
    },
  ),
  markRegistrationUnpaid: after(newRegistration, {
    call: (tito, { event_slug }, { slug }) => tito.registrations.markUnpaid({ event_slug, registration_slug: slug }),
    check: (answer, { tito }) =>
      Effect.gen(function* () {
        assert.isFalse(answer.receipt_paid)
        const unpaid = tito.registrations.list({ event_slug, search: { states: ["unpaid"] } })
        yield* isListed(unpaid, ({ id }) => id, answer.id)
      }),
  }),
  refundRegistration: after(newRegistration, {
    call: (tito, { event_slug }, { slug }) =>
      tito.registrations.refund({ event_slug, registration_slug: slug, body: { manual: true } }),
    check: (refund, { tito }, made) =>
      Effect.gen(function* () {
        has(refund, { manual: true, amount: `-${made.total}` })
        const after = yield* tito.registrations.get({
          event_slug,
          registration_slug: made.slug,
          expand: everything,
        })
        assert.isTrue(after.refunded)
        assert.lengthOf(after.refunds ?? [], 1)
        yield* isListed(tito.refunds.list({ event_slug }), ({ id }) => id, refund?.id)
      }),
    refused: {
      422: [
        {
          when: "there is nothing left to refund",
          call: (tito, { event_slug }, { slug }) => {
            const refund = tito.registrations.refund({
              event_slug,
              registration_slug: slug,
              body: { manual: true },
            })
            return Effect.andThen(refund, refund)
          },
          fields: ["base"],
        },
        {
          when: "the provider has no payment",
          call: (tito, { event_slug }, { slug }) =>
            tito.registrations.refund({ event_slug, registration_slug: slug, body: { manual: false } }),
          fields: ["base"],
        },
      ],
    },
    invalid: { input: { event_slug, registration_slug: "r", body: {} }, paths: ["body.manual"] },
  }),
  cancelRegistration: after(newRegistration, {
    call: (tito, { event_slug }, { slug }) => tito.registrations.cancel({ event_slug, registration_slug: slug }),
    check: (answer, { release, tito }, made) =>
      Effect.gen(function* () {
        has(answer, { state: "cancelled", cancelled: true })
        yield* isListed(tito.registrations.list({ event_slug }), ({ id }) => id, made.id, false)
        const cancelled = tito.registrations.list({ event_slug, search: { states: ["cancelled"] } })
        yield* isListed(cancelled, ({ id }) => id, made.id)
        const tickets = yield* all(
          tito.tickets.list({ event_slug, search: { states: ["void"], release_ids: [release] } }),
        )
        assert.lengthOf(
          tickets.filter(({ registration_id }) => registration_id === made.id),
          2,
        )
      }),
    refused: {
      422: [
        {
          when: "it is cancelled already",
          call: (tito, { event_slug }, { slug }) => {
            const cancel = tito.registrations.cancel({ event_slug, registration_slug: slug })
            return Effect.andThen(cancel, cancel)
          },
          fields: ["base"],
        },
      ],
    },
  }),
  listRefunds: a({
    call: (tito, { event_slug }) => all(tito.refunds.list({ event_slug, expand: ["registration"] })),
    check: (rows) =>
      Effect.sync(() => assert.isTrue(rows.every(({ registration }) => registration?.slug !== undefined))),
  }),
  getRefund: after(
    (scene) =>
      Effect.gen(function* () {
        const { slug } = yield* newRegistration(scene)
        const refund = yield* scene.tito.registrations.refund({
          event_slug,
          registration_slug: slug,
          body: { manual: true },
        })
        return text(refund?.id)
      }),
    {
      call: (tito, { event_slug }, refund_id) => tito.refunds.get({ event_slug, refund_id, expand: ["registration"] }),
      check: (answer) => Effect.sync(() => assert.strictEqual(answer.registration?.source, "test")),
    },
  ),
} satisfies { readonly [name: string]: Case }
