/**
 * Reading what an event offers and asks: releases, questions, activities and discount codes.
 *
 * @module
 */
import { operations } from "../api/operations/index.ts"
import {
  knownQuestion,
  mapActivity,
  mapDiscountCode,
  mapQuestion,
  scrubActivity,
  scrubDiscountCode,
  scrubQuestion,
} from "../mapping/Offers.ts"
import { mapRelease, scrubRelease } from "../mapping/Releases.ts"
import type { EventRun } from "./EventRun.ts"
import type { Readings } from "./Run.ts"

/** Ticket types: everything sold refers to them. */
export const releases = (of: EventRun): Readings => {
  const endpoint = operations.listReleases
  return of.run.list(
    {
      endpoint,
      path: of.path(endpoint.path),
      states: ["on_sale", "off_sale", "sold_out", "not_sold_out", "public", "secret", "active", "archived"],
      expand: ["activity_questions", "questions", "tax_types", "ticket_group"],
    },
    (record, page) => {
      page.raw("releases", record, scrubRelease)
      const mapped = page.take(mapRelease(record, of.catalogue))
      if (mapped === undefined) return
      page.add("ticket_types", mapped.ticketType)
      of.catalogue.addRelease(mapped.known, mapped.questions)
    },
    { essential: true },
  )
}

/** Questions; which ticket types ask them is known from the releases. */
export const questions = (of: EventRun): Readings => {
  const endpoint = operations.listQuestions
  return of.run.list({ endpoint, path: of.path(endpoint.path) }, (record, page) => {
    page.raw("questions", record, scrubQuestion)
    const question = page.take(mapQuestion(record, of.catalogue))
    if (question === undefined) return
    page.add("questions", question)
    const known = knownQuestion(question)
    of.catalogue.addQuestion(known)
    of.questionSlugs.push(known.slug ?? known.id)
  })
}

/** Activities with the ticket types that admit to them. */
export const activities = (of: EventRun): Readings => {
  const endpoint = operations.listActivities
  return of.run.list({ endpoint, path: of.path(endpoint.path), expand: ["release_ids"] }, (record, page) => {
    page.raw("activities", record, scrubActivity)
    const activity = page.take(mapActivity(record, of.catalogue))
    if (activity !== undefined) page.add("activities", activity)
  })
}

/** Discount codes, past ones too. */
export const discountCodes = (of: EventRun): Readings => {
  const endpoint = operations.listDiscountCodes
  return of.run.list(
    {
      endpoint,
      path: of.path(endpoint.path),
      states: ["current", "past", "upcoming", "used", "unused"],
      expand: ["release_ids"],
    },
    (record, page) => {
      page.raw("discount_codes", record, scrubDiscountCode)
      const discount = page.take(mapDiscountCode(record, of.catalogue))
      if (discount !== undefined) page.add("discounts", discount)
    },
  )
}
