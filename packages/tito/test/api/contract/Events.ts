import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { a, after, all, type Case, event_slug, failsWith, has, isListed, text } from "./Case.ts"

/** Cases of events, and of who the token is. */
export const eventCases = {
  hello: a({
    call: (tito) => tito.hello(),
    check: (hello, { twin }) =>
      Effect.sync(() => {
        assert.isTrue(hello.authenticated)
        assert.isTrue(Array.isArray(hello.accounts) && hello.accounts.includes(twin.account))
      }),
  }),
  listEvents: a({
    call: (tito) => all(tito.events.list()),
    check: (events) =>
      Effect.sync(() =>
        assert.include(
          events.map(({ slug }) => slug),
          event_slug,
        ),
      ),
  }),
  listPastEvents: a({
    call: (tito) => all(tito.events.past()),
    check: (events) =>
      Effect.sync(() =>
        assert.include(
          events.map(({ slug }) => slug),
          "winter-gala-2025",
        ),
      ),
  }),
  listArchivedEvents: a({
    call: (tito) => all(tito.events.archived()),
    check: (events) => Effect.sync(() => assert.isTrue(events.length > 0 && events.every(({ archived }) => archived))),
  }),
  listEventsAcrossAccounts: a({
    call: (tito) => all(tito.events.acrossAccounts()),
    check: (events, { tito }) => Effect.map(all(tito.events.list()), (own) => assert.deepStrictEqual(events, own)),
  }),
  getEvent: a({
    call: (tito, { event_slug }) => tito.events.get({ event_slug }),
    check: (event) =>
      Effect.sync(() => {
        assert.strictEqual(event.title, "Øresund Data Days 2026")
        assert.strictEqual(event.timezone, "Copenhagen")
      }),
  }),
  createEvent: a({
    call: (tito) =>
      tito.events.create({
        body: {
          title: "Smørrebrød & Café",
          start_date: "2027-05-01",
          start_time: "09:30",
          end_date: "2027-05-02",
          timezone: "Copenhagen",
          currency: "DKK",
          metadata: { source: "x" },
          show_title: false,
        },
      }),
    check: (made, { tito }) =>
      Effect.gen(function* () {
        has(made, {
          slug: "smorrebrod-cafe",
          live: false,
          test_mode: true,
          setup: true,
          show_title: false,
          currency: "DKK",
        })
        assert.strictEqual(made.start_at, "2027-05-01T07:30:00.000Z")
        const again = yield* tito.events.get({ event_slug: "smorrebrod-cafe" })
        assert.deepStrictEqual(again.metadata, { source: "x" })
        yield* isListed(tito.events.list(), ({ slug }) => slug, "smorrebrod-cafe")
        const namesake = yield* tito.events.create({ body: { title: "Smørrebrød & Café" } })
        assert.match(namesake.slug, /^smorrebrod-cafe-[0-9a-f]{8}-/)
      }),
    refused: {
      422: [
        {
          when: "the slug is taken, or the currency or the zone unknown",
          call: (tito) =>
            tito.events.create({ body: { title: "x", slug: event_slug, currency: "XXQ", timezone: "Atlantis" } }),
          fields: ["slug", "timezone", "currency"],
        },
      ],
    },
    invalid: { input: { body: { title: "", start_time: "9am" } }, paths: ["body.title", "body.start_time"] },
  }),
  updateEvent: a({
    call: (tito, { event_slug }) =>
      tito.events.update({
        event_slug,
        body: { location: "Malmö", slug: "moved", start_date: "2020-01-01", end_date: null },
      }),
    check: (event, { tito }) =>
      Effect.gen(function* () {
        has(event, { location: "Malmö", slug: "moved", end_date: null })
        yield* isListed(tito.events.past(), ({ slug }) => slug, "moved")
        yield* failsWith(tito.events.get({ event_slug }), "NotFound")
        assert.isAbove((yield* all(tito.tickets.list({ event_slug: "moved" }))).length, 0)
      }),
    refused: {
      422: [
        {
          when: "another event has the slug",
          call: (tito, { event_slug }) => tito.events.update({ event_slug, body: { slug: "pilot-2025" } }),
          fields: ["slug"],
        },
      ],
    },
    invalid: { input: { event_slug, body: { start_date: "1.5.2027" } }, paths: ["body.start_date"] },
  }),
  deleteEvent: a({
    call: (tito, { event_slug }) => tito.events.delete({ event_slug }),
    check: (answer, { tito }) =>
      Effect.gen(function* () {
        assert.isNull(answer)
        yield* isListed(tito.events.list(), ({ slug }) => slug, event_slug, false)
      }),
  }),
  duplicateEvent: a({
    call: (tito, { event_slug }) => tito.events.duplicate({ event_slug }),
    check: (answer, { tito }) =>
      Effect.gen(function* () {
        has(answer, { status: "processing", title: null, slug: null })
        assert.strictEqual((yield* tito.events.duplication({ event_slug })).status, "processing")
        const done = yield* tito.events.duplication({ event_slug })
        has(done, { status: "complete", title: "Øresund Data Days 2026 Copy", slug: "oresund-data-days-2026-copy" })
        const copy = { event_slug: text(done.slug) }
        const titles = (rows: ReadonlyArray<{ readonly title?: unknown }>) => rows.map(({ title }) => title)
        assert.deepStrictEqual(
          titles(yield* all(tito.releases.list(copy))),
          titles(yield* all(tito.releases.list({ event_slug }))),
        )
        assert.deepStrictEqual(yield* all(tito.tickets.list(copy)), [])
      }),
  }),
  getEventDuplication: after(({ tito }) => tito.events.duplicate({ event_slug }), {
    call: (tito, { event_slug }) => tito.events.duplication({ event_slug }),
    check: (answer) => Effect.sync(() => assert.strictEqual(answer.status, "processing")),
  }),
} satisfies { readonly [name: string]: Case }
