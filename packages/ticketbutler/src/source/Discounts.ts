/**
 * Reading discount codes: those of each event, and those of the whole account.
 *
 * @module
 */
import { PageBuilder, type ConnectorError, fillPath, type Reading } from "@boxport/connector"
import { Effect } from "effect"
import { operations } from "../api/operations/index.ts"
import { mapDiscountCode, scrubDiscountCode } from "../mapping/Platform.ts"
import type { List } from "../Reader.ts"
import type { Run } from "./Run.ts"

const resource = "discount_codes"

/**
 * The list at the path that this host has: the plural one that is really used, else the singular one that is documented
 * (platform notes 1). Which of them is found out once.
 */
const listAt = Effect.fnUntraced(function* (
  run: Run,
  plural: Effect.Effect<List, ConnectorError>,
  singular: Effect.Effect<List, ConnectorError>,
) {
  if (run.discountPath !== "singular") {
    const list = yield* run.ifThere(resource, plural)
    if (list !== undefined) run.discountPath = "plural"
    if (list !== undefined || run.discountPath === "plural") return list
  }
  const list = yield* run.permitted(resource, singular)
  if (list !== undefined) run.discountPath = "singular"
  return list
})

const pageOf = (run: Run, list: List, listedUnder: string | null): ReadonlyArray<Reading> => {
  const page = new PageBuilder({ resource, query: run.query })
  page.rejectOthers(list.others)
  page.read = list.others.length
  for (const record of list.records) {
    const discount = page.take(mapDiscountCode(record, listedUnder, run.catalogue))
    // A code that holds everywhere may be in every event's list.
    if (discount !== undefined && run.discounts.has(discount.id)) continue
    page.read += 1
    page.raw(resource, record, scrubDiscountCode)
    if (discount === undefined) continue
    run.discounts.add(discount.id)
    page.add("discounts", discount)
  }
  run.checkList(resource, list)
  return [run.ledger.page(resource, page.build())]
}

/** The readings of the discount codes of one event. */
export const eventDiscounts = Effect.fnUntraced(function* (run: Run, event: string) {
  const { listEventDiscountCode: one, listEventDiscountCodes: many } = operations
  const list = yield* listAt(
    run,
    run.reader.all(many, fillPath(many.path, { event })),
    run.reader.all(one, fillPath(one.path, { event })),
  )
  return list === undefined ? [] : pageOf(run, list, event)
})

/** The readings of the discount codes that hold for every event. */
export const accountDiscounts = Effect.fnUntraced(function* (run: Run) {
  const { listDiscountCode: one, listDiscountCodes: many } = operations
  const list = yield* listAt(run, run.reader.all(many, many.path), run.reader.all(one, one.path))
  return list === undefined ? [] : pageOf(run, list, null)
})
