/**
 * Pieces that the dispositions of many resources share.
 *
 * @module
 */
import { Fields } from "@boxport/connector/mapping"

const { dropped, extra, secret } = Fields

/** The same disposition for several fields, named in one text. */
export const each = (disposition: Fields.Disposition, names: string): Fields.Fields =>
  Object.fromEntries(
    names
      .trim()
      .split(/\s+/)
      .map((name) => [name, disposition]),
  )

/** Fields that stay in `extra`. */
export const kept = (names: string): Fields.Fields => each(extra, names)

/** What Tito writes into every record about the record itself. */
export const envelope: Fields.Fields = {
  _type: dropped("the same word in every record"),
  view: dropped("how much of the record was asked for"),
}

export const ownRow = dropped("a copy of what has a row of its own")

export const bearerLink = secret("a link that lets in whoever has it")

export const ofWebhook = dropped("about the webhook that brought it")

/** The event as registrations and tickets repeat it. */
export const eventCopy = ownRow

/** A tree that drops every field but the id, and still knows the secrets: for records repeated inside others. */
export const copyOf = (fields: Fields.Fields, id: Fields.Disposition): Fields.Fields => ({
  ...Object.fromEntries(
    Object.entries(fields).map(([field, disposition]) => [
      field,
      disposition.kind === "secret" || disposition.kind === "object" || disposition.kind === "list"
        ? inner(disposition)
        : ownRow,
    ]),
  ),
  id,
})

const inner = (disposition: Fields.Disposition): Fields.Disposition =>
  disposition.kind === "object" || disposition.kind === "list"
    ? { kind: disposition.kind, fields: copyOf(disposition.fields, ownRow) }
    : disposition
