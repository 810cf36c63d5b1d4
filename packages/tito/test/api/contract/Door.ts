import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { a, after, all, type Case, event_slug, has, type Scene, text } from "./Case.ts"
import { newRegistration } from "./Registrations.ts"

/** The two tickets of a new order, that nobody has let in. */
const newTickets = (scene: Scene) =>
  Effect.map(newRegistration(scene), ({ tickets }) =>
    (tickets ?? []).map(({ id, reference, slug }) => ({
      id: Number(id),
      reference: text(reference),
      slug,
    })),
  )

const first = (scene: Scene) => Effect.map(newTickets(scene), ([ticket]) => ticket ?? assert.fail("no ticket"))

const letIn = (scene: Scene) =>
  Effect.flatMap(first(scene), ({ id }) =>
    scene.tito.checkin.checkins.create({ checkin_list_slug: scene.at.checkin_list_slug, body: { ticket_id: id } }),
  )

/** Cases of the check-in API. */
export const doorCases = {
  getDoorList: a({
    call: (tito, { checkin_list_slug }) => tito.checkin.lists.get({ checkin_list_slug }),
    check: (list) =>
      Effect.sync(() => {
        assert.strictEqual(list.event?.slug, event_slug)
        assert.isAbove(Number(list.tickets_count), 0)
      }),
  }),
  listDoorTickets: after(newTickets, {
    call: (tito, { checkin_list_slug }) => all(tito.checkin.tickets.list({ checkin_list_slug })),
    check: (rows, _, tickets) =>
      Effect.sync(() =>
        assert.includeMembers(
          rows.map(({ slug }) => slug),
          tickets.map(({ slug }) => slug),
        ),
      ),
  }),
  getDoorTicket: after(first, {
    call: (tito, { checkin_list_slug }, { slug }) => tito.checkin.tickets.get({ checkin_list_slug, ticket_slug: slug }),
    check: (answer, _, { id, reference }) => Effect.sync(() => has(answer, { id, reference })),
  }),
  listCheckins: after(letIn, {
    call: (tito, { checkin_list_slug }) => all(tito.checkin.checkins.list({ checkin_list_slug })),
    check: (rows, _, made) =>
      Effect.sync(() =>
        assert.include(
          rows.map(({ uuid }) => uuid),
          made.uuid,
        ),
      ),
  }),
  createCheckin: after(first, {
    call: (tito, { checkin_list_slug }, { reference }) =>
      tito.checkin.checkins.create({ checkin_list_slug, body: { ticket_reference: reference } }),
    check: (made, { at, release, tito }, { id, reference }) =>
      Effect.gen(function* () {
        has(made, { ticket_id: id, deleted_at: null })
        has(made.ticket, { reference })
        assert.strictEqual(made.release?.slug, release)
        const list = yield* tito.checkinLists.get({ event_slug, checkin_list_slug: at.checkin_list_slug })
        const rows = yield* all(tito.checkin.checkins.list({ checkin_list_slug: at.checkin_list_slug }))
        assert.strictEqual(
          list.checked_in_count,
          new Set(rows.flatMap(({ deleted_at, ticket_id }) => (deleted_at === null ? [ticket_id] : []))).size,
        )
      }),
    refused: {
      422: [
        {
          when: "the ticket is in already",
          call: (tito, { checkin_list_slug }, { id }) => {
            const enter = tito.checkin.checkins.create({ checkin_list_slug, body: { ticket_id: id } })
            return Effect.andThen(enter, enter)
          },
        },
        {
          when: "there is no such ticket",
          call: (tito, { checkin_list_slug }) =>
            tito.checkin.checkins.create({ checkin_list_slug, body: { ticket_id: 1 } }),
        },
      ],
    },
    invalid: {
      input: { checkin_list_slug: "chk_x", body: { ticket_id: "1" } },
      paths: ["body.ticket_id", "body.ticket_id", "body.ticket_reference"],
    },
  }),
  createCheckins: after(newTickets, {
    call: (tito, { checkin_list_slug }, [one, other]) =>
      tito.checkin.checkins.createMany({
        checkin_list_slug,
        body: { checkins: { 0: { ticket_id: one?.id ?? 0 }, 1: { ticket_reference: other?.reference ?? "-" } } },
      }),
    check: (made, _, tickets) =>
      Effect.sync(() =>
        assert.deepStrictEqual(
          made.map(({ ticket_id }) => ticket_id),
          tickets.map(({ id }) => id),
        ),
      ),
    refused: {
      422: [
        {
          when: "one of them is not on the list",
          call: (tito, { checkin_list_slug }, [one]) =>
            tito.checkin.checkins.createMany({
              checkin_list_slug,
              body: { checkins: { 0: { ticket_id: one?.id ?? 0 }, 1: { ticket_id: 1 } } },
            }),
        },
      ],
    },
    invalid: {
      input: { checkin_list_slug: "chk_x", body: { checkins: { 0: { ticket_id: 1.5 } } } },
      paths: ["body.checkins.0.ticket_id", "body.checkins.0.ticket_id", "body.checkins.0.ticket_reference"],
    },
  }),
  deleteCheckin: after(letIn, {
    call: (tito, { checkin_list_slug }, { uuid }) =>
      tito.checkin.checkins.delete({ checkin_list_slug, checkin_uuid: uuid }),
    check: (answer, { at, tito }, made) =>
      Effect.gen(function* () {
        assert.isString(answer.deleted_at)
        const rows = yield* all(tito.checkin.checkins.list({ checkin_list_slug: at.checkin_list_slug }))
        assert.strictEqual(rows.find(({ uuid }) => uuid === made.uuid)?.deleted_at, answer.deleted_at)
        const again = { checkin_list_slug: at.checkin_list_slug, body: { ticket_id: Number(made.ticket_id) } }
        assert.notStrictEqual((yield* tito.checkin.checkins.create(again)).uuid, made.uuid)
      }),
  }),
  listDoorAnswers: a({
    call: (tito, { checkin_list_slug }) => all(tito.checkin.answers.list({ checkin_list_slug })),
    check: (rows, { at, tito }) =>
      Effect.map(tito.checkin.lists.get({ checkin_list_slug: at.checkin_list_slug }), ({ answers_count }) =>
        assert.strictEqual(rows.length, answers_count),
      ),
  }),
  listDoorQuestions: a({
    call: (tito, { checkin_list_slug }) => tito.checkin.questions.list({ checkin_list_slug }),
    check: (rows, { tito }) =>
      Effect.map(all(tito.questions.list({ event_slug })), (questions) =>
        assert.deepStrictEqual(
          rows.map(({ id }) => id),
          questions.map(({ id }) => id),
        ),
      ),
  }),
} satisfies { readonly [name: string]: Case }
