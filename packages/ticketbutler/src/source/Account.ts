/**
 * Reading what belongs to the whole account: newsletter signups, and webhooks.
 *
 * @module
 */
import { PageBuilder, type ConnectorError, type Reading, Section } from "@boxport/connector"
import type { JsonObject } from "@boxport/model"
import { Effect, Stream } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapNewsletter, scrubNewsletter, scrubWebhook } from "../mapping/Platform.ts"
import type { Run } from "./Run.ts"

const ending = { stated: null, complete: true, warnings: [] } as const

const titleOf = (record: JsonObject): string | null => {
  const title = record["newsletter_event"]
  return typeof title === "string" && title !== "" ? title : null
}

/** Newsletter signups; with a filter those at the events asked for and at no event in particular. */
export const newsletters = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const endpoint = operations.listNewsletters
  const known = new Map<string, number>()
  let isWhole = true
  return Section.section({
    resource: "newsletters",
    required: false,
    stated: () => null,
    pages: Stream.fromEffect(
      // In any other form than this the platform mails them instead.
      Effect.map(run.reader.all(endpoint, endpoint.path, [["format", "json"]]), (list) => {
        const page = new PageBuilder({ resource: "newsletters", query: run.query })
        isWhole = list.settled && list.records.length + list.others.length >= (list.count ?? 0)
        page.rejectOthers(list.others)
        page.read = list.others.length
        for (const record of list.records) {
          if (!run.wantsEvent(run.catalogue.eventOfTitle(titleOf(record)))) continue
          page.read += 1
          page.raw("newsletters", record, scrubNewsletter)
          const contact = page.take(mapNewsletter(record, (email) => known.get(email) ?? 0, run.catalogue))
          if (contact?.email === undefined || contact.email === null) continue
          known.set(contact.email, (known.get(contact.email) ?? 0) + 1)
          page.add("contacts", contact)
        }
        return page.build()
      }),
    ),
    ending: () => ({
      stated: null,
      complete: isWhole,
      warnings: isWhole
        ? []
        : [Section.attention("count_mismatch", "newsletters: the list states more than it gives, or has no end")],
    }),
  })
}

/** What webhooks can be told of, and those that there are; they feed no table. */
export const webhooks = (run: Run): Stream.Stream<Reading, ConnectorError> => {
  const { listWebhookActions: actions, listWebhooks: hooks } = operations
  return Section.section({
    resource: "webhook_actions",
    required: false,
    stated: () => null,
    pages: Stream.fromEffect(
      Effect.map(run.reader.all(actions, actions.path), ({ others, records }) => {
        const page = new PageBuilder({ resource: "webhook_actions", query: run.query })
        const words = others.map((action): JsonObject => ({ action }))
        for (const record of [...words, ...records]) page.raw("webhook_actions", record, (same) => same)
        page.read = words.length + records.length
        return page.build()
      }),
    ),
    ending: () => ending,
  }).pipe(
    Stream.concat(
      Section.section({
        resource: "webhooks",
        required: false,
        stated: () => null,
        pages: Stream.fromEffect(
          Effect.map(run.reader.all(hooks, hooks.path), ({ others, records }) => {
            const page = new PageBuilder({ resource: "webhooks", query: run.query })
            page.rejectOthers(others)
            for (const record of records) page.raw("webhooks", record, scrubWebhook)
            page.read = others.length + records.length
            return page.build()
          }),
        ),
        ending: () => ending,
      }),
    ),
  )
}
