import { Fields, Lenient } from "@boxport/connector"
import type { Json, JsonObject } from "@boxport/model"
import { fieldsByResource } from "@boxport/ticketbutler"

/** The value at a path of a leaf (`address.city`, `tickets[].uuid` has none of its own). */
const inside = (record: JsonObject, path: string): ReadonlyArray<Json> =>
  path.split(".").reduce<ReadonlyArray<Json>>(
    (values, step) =>
      values.flatMap((value) => {
        const field = Lenient.isObject(value) ? value[step.replace("[]", "")] : undefined
        return field === undefined ? [] : step.endsWith("[]") && Array.isArray(field) ? field : [field]
      }),
    [record],
  )

/** The paths of leaves that nothing accounts for, those of records inside included. */
export const unaccounted = (resource: string, record: Json, at = resource): ReadonlyArray<string> => {
  if (!Lenient.isObject(record))
    return Array.isArray(record) ? record.flatMap((item) => unaccounted(resource, item, at)) : []
  const fields = fieldsByResource[resource]
  if (fields === undefined) return [`${at} has no account`]
  return Fields.leaves(fields, record).flatMap(({ disposition, path }) => {
    if (disposition === undefined) return [`${at}.${path}`]
    if (disposition.kind !== "records") return []
    return inside(record, path).flatMap((value) => unaccounted(disposition.resource, value, `${at}.${path}`))
  })
}
