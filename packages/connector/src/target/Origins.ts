/**
 * Telling events at the target apart that are alike: whose tickets they have.
 *
 * @module
 */
import type { Existing } from "../Target.ts"

/** How many valid tickets of these events of the source an event at the target has, and how many of others of them. */
const originsOf = ({ origins }: Pick<Existing, "origins">, id: string, events: ReadonlySet<string>) => {
  let [own, others] = [0, 0]
  for (const [event, tickets] of origins.get(id) ?? []) {
    if (events.has(event)) own += tickets
    else others += tickets
  }
  return { own, others }
}

/**
 * Events at the target, those first that have most tickets of these events of the source; those last that have tickets of
 * other events of it.
 *
 * @param events ids of one event of the source, or of those of one series
 */
export const byOrigin = <There extends { readonly id: string }>(
  existing: Pick<Existing, "origins">,
  there: ReadonlyArray<There>,
  events: ReadonlySet<string>,
): ReadonlyArray<There> => {
  const counts = new Map(there.map(({ id }) => [id, originsOf(existing, id, events)]))
  const of = ({ id }: There) => counts.get(id) ?? { own: 0, others: 0 }
  return there.toSorted((a, b) => of(b).own - of(a).own || of(a).others - of(b).others)
}

/** Whether an event at the target is another event's of the source: it has tickets of one, and none of these. */
export const isOthers = (
  existing: Pick<Existing, "origins">,
  { id }: { readonly id: string },
  events: ReadonlySet<string>,
): boolean => {
  const { others, own } = originsOf(existing, id, events)
  return own === 0 && others > 0
}
