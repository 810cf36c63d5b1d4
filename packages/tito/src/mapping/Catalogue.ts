/**
 * What has been read of one event so far, as far as later records refer to it: it makes foreign keys that resolve.
 *
 * @module
 */
import { canonicalId, type OrderLine, type Question } from "@boxport/model"

/** The platform's name, as it stands in canonical ids. */
export const platform = "tito"

/** A ticket type that has a row. */
export interface KnownRelease {
  readonly id: string
  readonly slug: string | null
  /** What a line of an order that sells it is. */
  readonly lineKind: OrderLine["kind"]
  readonly price: bigint | null
}

/** A question that has a row. */
export interface KnownQuestion {
  readonly id: string
  readonly slug: string | null
  readonly title: string | null
  readonly kind: Question["kind"]
}

/** Things by id and by slug: Tito uses either in the same places (notes 4). */
class Directory<A extends { readonly id: string; readonly slug: string | null }> {
  readonly #byId = new Map<string, A>()
  readonly #bySlug = new Map<string, A>()

  add(thing: A): void {
    this.#byId.set(thing.id, thing)
    if (thing.slug !== null) this.#bySlug.set(thing.slug, thing)
  }

  get all(): ReadonlyArray<A> {
    return [...this.#byId.values()]
  }

  get(reference: string | null): A | undefined {
    return reference === null ? undefined : (this.#byId.get(reference) ?? this.#bySlug.get(reference))
  }
}

/** The event that records belong to. */
export interface EventContext {
  readonly nativeId: string | null
  /** Null when the event itself has no row. */
  readonly eventId: string | null
  readonly currency: string | null
  readonly zone: string | null
}

/** What is known of one event. */
export class Catalogue {
  readonly event: EventContext
  readonly #releases = new Directory<KnownRelease>()
  readonly #questions = new Directory<KnownQuestion>()
  /** The ticket types that ask a question, by the question's id. */
  readonly #askedBy = new Map<string, Set<string>>()
  /** Whether keys of these are known to have rows, and unknown ones can be told. */
  readonly #tracks: { readonly releases: boolean; readonly questions: boolean }

  constructor(event: EventContext, tracks: { readonly releases: boolean; readonly questions: boolean }) {
    this.event = event
    this.#tracks = tracks
  }

  addRelease(release: KnownRelease, questions: ReadonlyArray<string>): void {
    this.#releases.add(release)
    for (const question of questions) {
      const types = this.#askedBy.get(question)
      if (types === undefined) this.#askedBy.set(question, new Set([release.id]))
      else types.add(release.id)
    }
  }

  addQuestion(question: KnownQuestion): void {
    this.#questions.add(question)
  }

  /** Everything that rows of orders and tickets are made with, as text. */
  get text(): string {
    return JSON.stringify([this.event, this.#releases.all, this.#questions.all], (_, value: unknown) =>
      typeof value === "bigint" ? String(value) : value,
    )
  }

  /** A ticket type by id or slug. */
  release(...references: ReadonlyArray<string | null>): KnownRelease | undefined {
    return firstOf(references, (reference) => this.#releases.get(reference))
  }

  /** A question by id or slug. */
  question(...references: ReadonlyArray<string | null>): KnownQuestion | undefined {
    return firstOf(references, (reference) => this.#questions.get(reference))
  }

  /** The canonical id of a ticket type, by its id or slug; null for one that has no row. */
  ticketTypeId(...references: ReadonlyArray<string | null>): string | null {
    const known = this.release(...references)
    if (known !== undefined) return canonicalId(platform, known.id)
    return this.#tracks.releases ? null : untracked(references)
  }

  /** The canonical id of a question, by its id or slug; null for one that has no row. */
  questionId(...references: ReadonlyArray<string | null>): string | null {
    const known = this.question(...references)
    if (known !== undefined) return canonicalId(platform, known.id)
    return this.#tracks.questions ? null : untracked(references)
  }

  /** The canonical ids of ticket types, each once, and the references that lead to none. */
  ticketTypeIds(references: ReadonlyArray<string>): {
    readonly ids: ReadonlyArray<string>
    readonly lost: ReadonlyArray<string>
  } {
    const ids = new Set<string>()
    const lost: Array<string> = []
    for (const reference of references) {
      const id = this.ticketTypeId(reference)
      if (id === null) lost.push(reference)
      else ids.add(id)
    }
    return { ids: [...ids], lost }
  }

  /** The native ids of the ticket types that ask a question, by the question's id or slug. */
  askedBy(question: string, slug: string | null): ReadonlyArray<string> {
    return [...(this.#askedBy.get(question) ?? []), ...(slug === null ? [] : (this.#askedBy.get(slug) ?? []))]
  }
}

const firstOf = <A>(references: ReadonlyArray<string | null>, find: (reference: string | null) => A | undefined) => {
  for (const reference of references) {
    const found = find(reference)
    if (found !== undefined) return found
  }
  return undefined
}

/** A key taken as it comes: a number is an id, anything else a slug, which makes no key. */
const untracked = (references: ReadonlyArray<string | null>): string | null => {
  const id = references.find((reference) => reference !== null && /^\d+$/.test(reference))
  return id === undefined || id === null ? null : canonicalId(platform, id)
}
