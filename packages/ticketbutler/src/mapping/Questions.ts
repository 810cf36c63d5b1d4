/**
 * What attendees and buyers are asked.
 *
 * @module
 */
import { Fields, Lenient, type Problems, type Rejected } from "@boxport/connector/mapping"
import { canonicalId, type Json, type JsonObject, type Question } from "@boxport/model"
import { Result } from "effect"
import { Question as NativeQuestion } from "../resources/Event.ts"
import type { EventCatalogue } from "./Catalogue.ts"
import { listOf, mapRecord, platform, resource, withKept } from "./Mapped.ts"
import { canonicalUuid } from "./Uuid.ts"
import { ownUuid } from "./Values.ts"

const { column, derived, dropped, extra, list } = Fields

/** What becomes of the fields of a question's choice. */
export const choiceFields: Fields.Fields = {
  uuid: extra,
  choice_parent_uuid: extra,
  description: extra,
  description_da: extra,
  label: column("questions.options"),
  label_da: extra,
  limit: extra,
  sort_id: derived("the options are in its order", "questions.options"),
  used: dropped("how often it was chosen; the answers tell"),
}

/** What becomes of the fields of a question. */
export const questionFields: Fields.Fields = {
  uuid: column("questions.id", "questions.native_id"),
  active: extra,
  choices: list(choiceFields),
  heading: column("questions.title"),
  required: column("questions.required"),
  sort_id: column("questions.position"),
  ticket_type: column("questions.ticket_type_ids"),
  variation: column("questions.kind"),
}

/** What becomes of the fields of a collection of questions. */
export const collectionFields: Fields.Fields = {
  uuid: derived("kept in extra as collection_uuid", "questions.extra"),
  active: derived("kept in extra as collection_active where it is false", "questions.extra"),
  questions: list(questionFields),
  ticket_type_name: derived("the type of that title", "questions.ticket_type_ids"),
}

const questions = resource("questions", NativeQuestion, questionFields)

/** Takes the secrets out of a question (it has none today). */
export const scrubQuestion = questions.scrub

const kinds: { readonly [word: string]: Question["kind"] } = {
  TEXT: "text",
  TEXTAREA: "long_text",
  NUMBER: "number",
  NAME: "name",
  NAME_FIRST_LAST: "name",
  COMPANY: "company",
  EMAIL: "email",
  PHONE: "phone",
  COUNTRY: "country",
  SELECT: "select",
  SELECT_MULTIPLE: "multi_select",
}

/** Words that say more than the kind they become. */
const telling = new Set(["NAME_FIRST_LAST"])

interface Collection {
  readonly uuid: Json
  readonly active: Json
  /** The title of the type whose holders are asked; null for all. */
  readonly typeName: string | null
}

/** The types that a question names, in whatever form: a uuid, a number, a title, a record; `all` and null are none. */
const typeOf = (value: Json | undefined, event: EventCatalogue): string | null => {
  if (Lenient.isObject(value)) return typeOf(value["uuid"] ?? value["pk"] ?? value["title"], event)
  if (typeof value !== "string" && typeof value !== "number") return null
  const text = String(value)
  return event.type({ uuid: canonicalUuid(text) ?? null, pk: text, title: text })
}

const isAll = (value: Json | undefined): boolean => !Lenient.saysSomething(value) || value === "all"

const sorted = (native: NativeQuestion) =>
  (Array.isArray(native.choices) ? native.choices : [])
    .map((choice, index) => ({ label: Lenient.text(choice.label), at: Lenient.int(choice.sort_id) ?? index }))
    .toSorted((a, b) => a.at - b.at)

const questionOf = (
  native: NativeQuestion,
  raw: JsonObject,
  problems: Problems,
  { collection, event, scope }: { collection: Collection; event: EventCatalogue; scope: Question["scope"] },
): Question => {
  const nativeId = ownUuid(native.uuid, problems)
  const word = Lenient.text(native.variation)
  const kind = (word === null ? undefined : kinds[word.toUpperCase()]) ?? "unknown"
  const named = raw["ticket_type"]
  const type = typeOf(named, event)
  const collected = event.type({ title: collection.typeName })
  const types = [type, type === null ? collected : null].filter((uuid) => uuid !== null)
  return {
    id: canonicalId(platform, nativeId),
    event_id: event.id,
    native_id: nativeId,
    scope,
    title: Lenient.text(native.heading),
    description: null,
    kind,
    required: Lenient.flag(native.required),
    options: sorted(native).flatMap(({ label }) => (label === null ? [] : [label])),
    ticket_type_ids: types.map((uuid) => canonicalId(platform, uuid)),
    position: Lenient.int(native.sort_id),
    extra: withKept(questions.rest(raw), {
      collection_active: collection.active === false ? false : null,
      collection_uuid: collection.uuid,
      event_uuid: event.id === null ? event.uuid : null,
      ticket_type: type === null && !isAll(named) ? named : null,
      ticket_type_name: collection.typeName !== null && collected === null ? collection.typeName : null,
      variation: kind === "unknown" || (word !== null && telling.has(word.toUpperCase())) ? word : null,
    }),
  }
}

/** The questions of an event, and what of them could not be taken. */
export interface MappedQuestions {
  readonly questions: ReadonlyArray<Question>
  readonly rejected: ReadonlyArray<Rejected>
  /** The native records of the questions. */
  readonly records: ReadonlyArray<JsonObject>
}

/** Whether a collection, or a list of them, asks anything. */
export const asksSomething = (value: Json | undefined): boolean =>
  (Array.isArray(value) ? value : [value]).some(
    (collection) => Lenient.isObject(collection) && listOf(collection["questions"]).length > 0,
  )

/**
 * The rows of a collection of questions, or of a list of collections. A question that several collections repeat has one
 * row, for all their types.
 *
 * @param value `purchase_questions` or `ticket_types_questions` of an event, or the answer of the endpoints for them
 */
export const mapQuestions = (
  value: Json | undefined,
  scope: Question["scope"],
  event: EventCatalogue,
): MappedQuestions => {
  const rows = new Map<string, Question>()
  const rejected: Array<Rejected> = []
  const records: Array<JsonObject> = []
  for (const collection of Array.isArray(value) ? value : [value]) {
    if (!Lenient.isObject(collection)) continue
    const name = collection["ticket_type_name"]
    const context = {
      uuid: collection["uuid"] ?? null,
      active: collection["active"] ?? null,
      typeName: typeof name === "string" && name !== "" ? name : null,
    }
    for (const record of listOf(collection["questions"])) {
      if (Lenient.isObject(record)) records.push(record)
      const mapped = mapRecord(questions, record, (native, raw, problems) =>
        questionOf(native, raw, problems, { collection: context, event, scope }),
      )
      if (Result.isFailure(mapped)) {
        rejected.push(mapped.failure)
        continue
      }
      const row = mapped.success
      const known = rows.get(row.id)
      rows.set(row.id, known === undefined ? row : repeated(known, row))
    }
  }
  return { questions: [...rows.values()], rejected, records }
}

/** A question for the types of both; one for every type stays so. */
const repeated = (known: Question, again: Question): Question => {
  const everyType = known.ticket_type_ids.length === 0 || again.ticket_type_ids.length === 0
  return {
    ...known,
    ticket_type_ids: everyType ? [] : [...new Set([...known.ticket_type_ids, ...again.ticket_type_ids])],
  }
}
