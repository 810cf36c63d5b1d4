import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { a, after, all, type Case, event_slug, failsWith, has, isListed, type Scene, text } from "./Case.ts"

const newActivity = ({ tito }: Scene) => tito.activities.create({ event_slug, body: { name: "Dinner", capacity: 2 } })

/** Cases of activities. */
export const activityCases = {
  listActivities: a({
    call: (tito, { event_slug }) => all(tito.activities.list({ event_slug, expand: ["release_ids"] })),
    check: (rows) =>
      Effect.sync(() =>
        assert.isTrue(rows.length > 0 && rows.every(({ release_ids }) => (release_ids ?? []).length > 0)),
      ),
  }),
  getActivity: after(newActivity, {
    call: (tito, { event_slug }, { id }) => tito.activities.get({ event_slug, activity_id: text(id) }),
    check: (answer, _, made) => Effect.sync(() => assert.strictEqual(answer.id, made.id)),
  }),
  createActivity: a({
    call: (tito, { event_slug }, _, { release }) =>
      tito.activities.create({
        event_slug,
        body: { name: "Dinner", date: "2026-09-17", start_time: "19:00", release_ids: [release], capacity: 40 },
        expand: ["release_ids"],
      }),
    check: (made, { release, tito }) =>
      Effect.gen(function* () {
        assert.strictEqual(made.start_at, "2026-09-17T17:00:00.000Z")
        const { tickets_count } = yield* tito.releases.get({ event_slug, release_slug: release })
        assert.strictEqual(made.allocation_count, tickets_count)
        yield* isListed(tito.activities.list({ event_slug }), ({ name }) => name, "Dinner")
        yield* failsWith(
          tito.activities.create({ event_slug, body: { name: "x", release_ids: ["no-such"] } }),
          "NotFound",
        )
      }),
    refused: {
      422: [
        {
          when: "the capacity is below nought",
          call: (tito, { event_slug }) => tito.activities.create({ event_slug, body: { name: " " } }),
          fields: ["name"],
        },
      ],
    },
    invalid: {
      input: { event_slug, body: { capacity: -1, date: "x" } },
      paths: ["body.name", "body.capacity", "body.date"],
    },
  }),
  updateActivity: after(newActivity, {
    call: (tito, { event_slug }, { id }) =>
      tito.activities.update({
        event_slug,
        activity_id: text(id),
        body: { capacity: null, kind: "private_automatic" },
      }),
    check: (answer, { tito }, { id }) =>
      Effect.gen(function* () {
        has(answer, { capacity: null, kind: "private_automatic", name: "Dinner" })
        const again = yield* tito.activities.get({ event_slug, activity_id: text(id) })
        assert.deepStrictEqual(again, answer)
      }),
    refused: {
      422: [
        {
          when: "the name is blank",
          call: (tito, { event_slug }, { id }) =>
            tito.activities.update({ event_slug, activity_id: text(id), body: { name: " " } }),
          fields: ["name"],
        },
      ],
    },
    invalid: { input: { event_slug, activity_id: 1, body: { kind: "public" } }, paths: ["body.kind"] },
  }),
  deleteActivity: after(newActivity, {
    call: (tito, { event_slug }, { id }) => tito.activities.delete({ event_slug, activity_id: text(id) }),
    check: (_, { tito }, made) => isListed(tito.activities.list({ event_slug }), ({ id }) => id, made.id, false),
  }),
  duplicateActivity: after(newActivity, {
    call: (tito, { event_slug }, { id }) => tito.activities.duplicate({ event_slug, activity_id: text(id) }),
    check: (copy, { tito }, made) =>
      Effect.gen(function* () {
        has(copy, { name: "Dinner Copy", capacity: 2 })
        assert.notStrictEqual(copy.id, made.id)
        yield* isListed(tito.activities.list({ event_slug }), ({ name }) => name, "Dinner Copy")
      }),
  }),
} satisfies { readonly [name: string]: Case }

const newQuestion = ({ tito }: Scene) =>
  tito.questions.create({ event_slug, body: { title: "Favourite tree?", field_type: "Text" } })

const longTitle = "Would you be interested in volunteering at the conference?"

/** Cases of questions and answers. */
export const questionCases = {
  listQuestions: a({
    call: (tito, { event_slug }) => all(tito.questions.list({ event_slug })),
    check: (rows) =>
      Effect.sync(() =>
        assert.include(
          rows.map(({ field_type }) => field_type),
          "Select",
        ),
      ),
  }),
  getQuestion: after(newQuestion, {
    call: (tito, { event_slug }, { slug }) => tito.questions.get({ event_slug, question_slug: slug }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createQuestion: a({
    call: (tito, { event_slug }) =>
      tito.questions.create({
        event_slug,
        body: { title: longTitle, field_type: "Select", options: ["Yes", "No"], required: true },
      }),
    check: (made, { tito }) =>
      Effect.gen(function* () {
        has(made, { slug: "would-you-be-interested-in-volunteering-", required: true, options: ["Yes", "No"] })
        const again = yield* tito.questions.create({ event_slug, body: { title: longTitle, field_type: "Text" } })
        assert.match(again.slug, /^would-you-be-interested-in-volunteering--[0-9a-f]{8}-/)
        yield* isListed(tito.questions.list({ event_slug }), ({ id }) => id, made.id)
      }),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }) =>
            tito.questions.create({ event_slug, body: { title: " ", field_type: "Text" } }),
          fields: ["title"],
        },
      ],
    },
    invalid: {
      input: { event_slug, body: { title: "x", field_type: "Number", options: "a\nb" } },
      paths: ["body.field_type", "body.options"],
    },
  }),
  updateQuestion: after(newQuestion, {
    call: (tito, { event_slug }, { slug }) =>
      tito.questions.update({ event_slug, question_slug: slug, body: { title: "Which tree?", required: true } }),
    check: (answer, { tito }, { slug }) =>
      Effect.gen(function* () {
        has(answer, { title: "Which tree?", required: true, slug })
        assert.deepStrictEqual(yield* tito.questions.get({ event_slug, question_slug: slug }), answer)
      }),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }, { slug }) =>
            tito.questions.update({ event_slug, question_slug: slug, body: { title: " " } }),
          fields: ["title"],
        },
      ],
    },
    invalid: { input: { event_slug, question_slug: "q", body: { required: "yes" } }, paths: ["body.required"] },
  }),
  deleteQuestion: after(
    (scene) =>
      Effect.tap(newQuestion(scene), ({ id }) =>
        scene.tito.releases.update({
          event_slug,
          release_slug: scene.release,
          body: { question_ids: [text(id)] },
        }),
      ),
    {
      call: (tito, { event_slug }, { slug }) => tito.questions.delete({ event_slug, question_slug: slug }),
      check: (_, { release, tito }, made) =>
        Effect.gen(function* () {
          yield* isListed(tito.questions.list({ event_slug }), ({ id }) => id, made.id, false)
          const asked = yield* tito.releases.get({ event_slug, release_slug: release, expand: ["questions"] })
          assert.deepStrictEqual(asked.questions, [])
        }),
    },
  ),
  listAnswers: after(
    ({ tito }) =>
      Effect.gen(function* () {
        const question = yield* tito.questions.create({ event_slug, body: { title: "Size?", field_type: "Select" } })
        const ticket = yield* tito.tickets.list.page({ event_slug })
        const slug = text(ticket.items[0]?.slug)
        yield* tito.tickets.update({
          event_slug,
          ticket_slug: slug,
          body: { answers: [{ question_id: question.id, primary_response: "M", alternate_response: "loose" }] },
        })
        return question.slug
      }),
    {
      call: (tito, { event_slug }, question_slug) => all(tito.answers.list({ event_slug, question_slug })),
      check: (rows) =>
        Effect.sync(() => {
          assert.lengthOf(rows, 1)
          has(rows[0], { primary_response: "M", alternate_response: "loose", response: "M, loose" })
        }),
    },
  ),
} satisfies { readonly [name: string]: Case }

const newCode = ({ release, tito }: Scene) =>
  tito.discountCodes.create({
    event_slug,
    body: { code: "SAVE10", type: "MoneyOffDiscountCode", value: "10.5", release_ids: [release] },
  })

/** Cases of discount codes. */
export const discountCodeCases = {
  listDiscountCodes: a({
    call: (tito, { event_slug }) =>
      all(tito.discountCodes.list({ event_slug, search: { states: ["current", "past"] } })),
    check: (rows) => Effect.sync(() => assert.isAbove(rows.length, 0)),
  }),
  getDiscountCode: after(newCode, {
    call: (tito, { event_slug }, { id }) => tito.discountCodes.get({ event_slug, discount_code_id: text(id) }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createDiscountCode: a({
    call: (tito, { event_slug }, _, { release }) =>
      tito.discountCodes.create({
        event_slug,
        body: {
          code: "HALF",
          type: "PercentOffDiscountCode",
          value: 50,
          quantity: 3,
          release_ids: [release],
          only_show_attached: true,
          end_at: "2030-01-01T00:00:00Z",
        },
      }),
    check: (made, { tito }) =>
      Effect.gen(function* () {
        has(made, {
          value: "50",
          quantity: 3,
          quantity_used: 0,
          show_public_releases: "only_attached",
          state: "current",
        })
        yield* isListed(tito.discountCodes.list({ event_slug }), ({ code }) => code, "HALF")
      }),
    refused: {
      422: [
        {
          when: "the code is taken",
          call: (tito, { event_slug }, _, scene) =>
            Effect.andThen(
              newCode(scene),
              tito.discountCodes.create({
                event_slug,
                body: { code: "save10", type: "PercentOffDiscountCode", value: 1 },
              }),
            ),
          fields: ["code"],
        },
      ],
    },
    invalid: {
      input: { event_slug, body: { code: "A", type: "HalfOff", value: 1 } },
      paths: ["body.type"],
    },
  }),
  updateDiscountCode: after(newCode, {
    call: (tito, { event_slug }, { id }) =>
      tito.discountCodes.update({
        event_slug,
        discount_code_id: text(id),
        body: {
          code: "SUPER",
          value: { minor: 200n, currency: "DKK" },
          show_secret_releases: "if_discount_code_available",
        },
      }),
    check: (answer, { tito }, { id }) =>
      Effect.gen(function* () {
        has(answer, { code: "SUPER", value: "2" })
        const old = yield* tito.discountCodes.get({ event_slug, discount_code_id: text(id), version: "3.0" })
        assert.isTrue(old.reveal_secret)
      }),
    refused: {
      422: [
        {
          when: "the code is blank",
          call: (tito, { event_slug }, { id }) =>
            tito.discountCodes.update({ event_slug, discount_code_id: text(id), body: { code: " " } }),
          fields: ["code"],
        },
      ],
    },
    invalid: { input: { event_slug, discount_code_id: 1, body: { value: -1 } }, paths: ["body.value"] },
  }),
  deleteDiscountCode: after(newCode, {
    call: (tito, { event_slug }, { id }) => tito.discountCodes.delete({ event_slug, discount_code_id: text(id) }),
    check: (_, { tito }, made) => isListed(tito.discountCodes.list({ event_slug }), ({ id }) => id, made.id, false),
  }),
} satisfies { readonly [name: string]: Case }
