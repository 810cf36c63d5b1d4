import { assert } from "@effect/vitest"
import { Effect } from "effect"
import { a, after, all, type Case, event_slug, failsWith, has, isListed, type Scene, text } from "./Case.ts"

const newList = ({ release, tito }: Scene) =>
  tito.checkinLists.create({ event_slug, body: { title: "Back door", release_ids: [release], show_email: false } })

/** Cases of check-in lists. */
export const checkinListCases = {
  listCheckinLists: a({
    call: (tito, { event_slug }) => all(tito.checkinLists.list({ event_slug })),
    check: (rows) => Effect.sync(() => assert.isAbove(rows.length, 0)),
  }),
  getCheckinList: after(newList, {
    call: (tito, { event_slug }, { slug }) => tito.checkinLists.get({ event_slug, checkin_list_slug: slug }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createCheckinList: a({
    call: (tito, { event_slug }, _, { release }) =>
      tito.checkinLists.create({ event_slug, body: { title: "Back door", release_ids: [release], hide_unpaid: true } }),
    check: (made, { release, tito }) =>
      Effect.gen(function* () {
        has(made, { title: "Back door", hide_unpaid: true, open: true, checked_in_count: 0 })
        const { tickets_count } = yield* tito.releases.get({ event_slug, release_slug: release })
        assert.strictEqual(made.tickets_count, tickets_count)
        const list = yield* tito.checkin.lists.get({ checkin_list_slug: made.slug })
        assert.strictEqual(list.tickets_count, tickets_count)
      }),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }) => tito.checkinLists.create({ event_slug, body: { title: " " } }),
          fields: ["title"],
        },
      ],
    },
    invalid: { input: { event_slug, body: { title: "x", expires_at: "soon" } }, paths: ["body.expires_at"] },
  }),
  updateCheckinList: after(newList, {
    call: (tito, { event_slug }, { slug }) =>
      tito.checkinLists.update({
        event_slug,
        checkin_list_slug: slug,
        body: { expires_at: "2020-01-01T00:00:00Z", release_ids: [] },
      }),
    check: (answer, { tito }, { slug }) =>
      Effect.gen(function* () {
        has(answer, { expired: true, open: false, state: "expired", show_email: false })
        yield* failsWith(tito.checkin.lists.get({ checkin_list_slug: slug }), "NotFound")
      }),
    refused: {
      422: [
        {
          when: "the title is blank",
          call: (tito, { event_slug }, { slug }) =>
            tito.checkinLists.update({ event_slug, checkin_list_slug: slug, body: { title: " " } }),
          fields: ["title"],
        },
      ],
    },
    invalid: { input: { event_slug, checkin_list_slug: "c", body: { hide_unpaid: 1 } }, paths: ["body.hide_unpaid"] },
  }),
  deleteCheckinList: after(newList, {
    call: (tito, { event_slug }, { slug }) => tito.checkinLists.delete({ event_slug, checkin_list_slug: slug }),
    check: (_, { tito }, made) =>
      isListed(tito.checkinLists.list({ event_slug }), ({ slug }) => slug, made.slug, false),
  }),
} satisfies { readonly [name: string]: Case }

const newOptIn = ({ release, tito }: Scene) =>
  tito.optIns.create({ event_slug, body: { name: "Swag?", release_ids: [release] } })

/** Cases of opt-ins. */
export const optInCases = {
  listOptIns: a({
    call: (tito, { event_slug }) => all(tito.optIns.list({ event_slug })),
    check: (rows) => Effect.sync(() => assert.isAbove(rows.length, 0)),
  }),
  getOptIn: after(newOptIn, {
    call: (tito, { event_slug }) => tito.optIns.get({ event_slug, opt_in_slug: "swag", expand: ["release_ids"] }),
    check: (answer) => Effect.sync(() => assert.lengthOf(answer.release_ids ?? [], 1)),
  }),
  createOptIn: a({
    call: (tito, { event_slug }) =>
      tito.optIns.create({ event_slug, body: { name: "Do you consent to receiving marketing emails?" } }),
    check: (made) =>
      Effect.sync(() => has(made, { slug: "do-you-consent-to-receiving-marketing-em", acceptance_count: 0 })),
    refused: {
      422: [
        {
          when: "the name is blank",
          call: (tito, { event_slug }) => tito.optIns.create({ event_slug, body: { name: " " } }),
          fields: ["name"],
        },
      ],
    },
    invalid: { input: { event_slug, body: { title: "x" } }, paths: ["body.name", "body.title"] },
  }),
  updateOptIn: after(newOptIn, {
    call: (tito, { event_slug }) =>
      tito.optIns.update({ event_slug, opt_in_slug: "swag", body: { name: "Socks?", description: "Warm" } }),
    check: (answer, { tito }) =>
      Effect.gen(function* () {
        has(answer, { name: "Socks?", slug: "socks", description: "Warm" })
        yield* isListed(tito.optIns.list({ event_slug }), ({ slug }) => slug, "socks")
      }),
    refused: {
      422: [
        {
          when: "the name is blank",
          call: (tito, { event_slug }) => tito.optIns.update({ event_slug, opt_in_slug: "swag", body: { name: " " } }),
          fields: ["name"],
        },
      ],
    },
    invalid: { input: { event_slug, opt_in_slug: "o", body: { release_ids: "1" } }, paths: ["body.release_ids"] },
  }),
  deleteOptIn: after(newOptIn, {
    call: (tito, { event_slug }) => tito.optIns.delete({ event_slug, opt_in_slug: "swag" }),
    check: (_, { tito }) => isListed(tito.optIns.list({ event_slug }), ({ slug }) => slug, "swag", false),
  }),
} satisfies { readonly [name: string]: Case }

const newVenue = ({ tito }: Scene) => tito.venues.create({ event_slug, body: { name: "Annex", address: "1 High St" } })

/** Cases of venues. */
export const venueCases = {
  listVenues: after(newVenue, {
    call: (tito, { event_slug }) => all(tito.venues.list({ event_slug })),
    check: (rows) => Effect.sync(() => assert.strictEqual(rows.at(-1)?.name, "Annex")),
  }),
  getVenue: after(newVenue, {
    call: (tito, { event_slug }, { id }) => tito.venues.get({ event_slug, venue_id: text(id) }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createVenue: a({
    call: (tito, { event_slug }) =>
      tito.venues.create({ event_slug, body: { name: "Annex", latitude: "55.6", show: false } }),
    check: (made, { tito }) =>
      Effect.gen(function* () {
        has(made, { name: "Annex", address: null, latitude: "55.6", show: false })
        yield* isListed(tito.venues.list({ event_slug }), ({ name }) => name, "Annex")
      }),
    refused: {
      422: [
        {
          when: "the name is blank",
          call: (tito, { event_slug }) => tito.venues.create({ event_slug, body: { name: " " } }),
          fields: ["name"],
        },
      ],
    },
    invalid: { input: { event_slug, body: { address: 5 } }, paths: ["body.name", "body.address"] },
  }),
  updateVenue: after(newVenue, {
    call: (tito, { event_slug }, { id }) =>
      tito.venues.update({ event_slug, venue_id: text(id), body: { name: "Barn", address: null } }),
    check: (answer) => Effect.sync(() => has(answer, { name: "Barn", address: null })),
    refused: {
      422: [
        {
          when: "the name is blank",
          call: (tito, { event_slug }, { id }) =>
            tito.venues.update({ event_slug, venue_id: text(id), body: { name: " " } }),
          fields: ["name"],
        },
      ],
    },
    invalid: { input: { event_slug, venue_id: 1, body: { zoomlevel: -1 } }, paths: ["body.zoomlevel"] },
  }),
  deleteVenue: after(newVenue, {
    call: (tito, { event_slug }, { id }) => tito.venues.delete({ event_slug, venue_id: text(id) }),
    check: (_, { tito }) => isListed(tito.venues.list({ event_slug }), ({ name }) => name, "Annex", false),
  }),
} satisfies { readonly [name: string]: Case }

const url = "https://example.org/hook"

const newEndpoint = ({ tito }: Scene) =>
  tito.webhookEndpoints.create({ event_slug, body: { url, included_triggers: ["ticket.created"] } })

/** Cases of webhook endpoints. */
export const webhookCases = {
  listWebhookEndpoints: after(newEndpoint, {
    call: (tito, { event_slug }) => all(tito.webhookEndpoints.list({ event_slug })),
    check: (rows) => Effect.sync(() => assert.strictEqual(rows.at(-1)?.url, url)),
  }),
  getWebhookEndpoint: after(newEndpoint, {
    call: (tito, { event_slug }, { id }) => tito.webhookEndpoints.get({ event_slug, webhook_endpoint_id: text(id) }),
    check: (answer, _, made) => Effect.sync(() => assert.deepStrictEqual(answer, made)),
  }),
  createWebhookEndpoint: a({
    call: (tito, { event_slug }) =>
      tito.webhookEndpoints.create({
        event_slug,
        body: { url, included_triggers: ["ticket.created", "some.day"], custom_data: "{}" },
      }),
    check: (made) =>
      Effect.sync(() =>
        has(made, { url, included_triggers: ["ticket.created", "some.day"], custom_data: "{}", status: "active" }),
      ),
    refused: {
      422: [
        {
          when: "the trigger is blank",
          call: (tito, { event_slug }) =>
            tito.webhookEndpoints.create({ event_slug, body: { url, included_triggers: [" "] } }),
          fields: ["included_triggers"],
        },
      ],
    },
    invalid: {
      input: { event_slug, body: { url: "http://example.org", included_triggers: ["x"] } },
      paths: ["body.url"],
    },
  }),
  updateWebhookEndpoint: after(newEndpoint, {
    call: (tito, { event_slug }, { id }) =>
      tito.webhookEndpoints.update({
        event_slug,
        webhook_endpoint_id: text(id),
        body: { url: `${url}/2`, custom_data: null },
      }),
    check: (answer) =>
      Effect.sync(() => has(answer, { url: `${url}/2`, included_triggers: ["ticket.created"], custom_data: null })),
    refused: {
      422: [
        {
          when: "the trigger is blank",
          call: (tito, { event_slug }, { id }) =>
            tito.webhookEndpoints.update({
              event_slug,
              webhook_endpoint_id: text(id),
              body: { included_triggers: [" "] },
            }),
          fields: ["included_triggers"],
        },
      ],
    },
    invalid: { input: { event_slug, webhook_endpoint_id: 1, body: { url: "ftp://x" } }, paths: ["body.url"] },
  }),
  deleteWebhookEndpoint: after(newEndpoint, {
    call: (tito, { event_slug }, { id }) => tito.webhookEndpoints.delete({ event_slug, webhook_endpoint_id: text(id) }),
    check: (_, { tito }, made) => isListed(tito.webhookEndpoints.list({ event_slug }), ({ id }) => id, made.id, false),
  }),
} satisfies { readonly [name: string]: Case }
