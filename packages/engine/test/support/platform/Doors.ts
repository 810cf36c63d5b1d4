/** A target that lets people in many at once: a request for everybody of a series. */
import type { Made, PlannedOperation, Reference, Settled } from "@boxport/connector"
import { Effect } from "effect"
import * as Row from "./Rows.ts"
import type { MemoryTarget } from "./MemoryTarget.ts"
import type { Scene } from "./Runs.ts"
import { send } from "./Store.ts"

/** What one scan makes and needs goes by the scan; its ticket is told in the body. */
const together = (scans: ReadonlyArray<PlannedOperation>): ReadonlyArray<PlannedOperation> => {
  const [first] = scans
  if (first === undefined) return []
  return [
    {
      ...first,
      key: `let_in ${first.series} ${scans.length}`,
      kind: "let_in",
      phase: "close",
      group: first.series ?? "",
      makes: scans.flatMap(({ needs }) => needs.map(({ source }): Reference => ({ kind: "check_ins", source }))),
      needs: scans.flatMap(({ needs }) => needs),
      each: true,
      body: {},
      requests: { let_in: 1 },
    },
  ]
}

/** The same target, but that tickets are let in by one operation a series, each by its ticket. */
export const atOnce = (target: MemoryTarget): MemoryTarget => {
  const { store } = target
  const { check_ins, tickets } = store.tables
  const isLetIn = ({ kind }: PlannedOperation) => kind === "let_in"
  const there = (operation: PlannedOperation, known: Parameters<MemoryTarget["perform"]>[1]) =>
    operation.makes.map(({ source }) => ({ source, ticket: `${store.platform}:${known("tickets", source)?.target}` }))
  const inBy = (ticket: string) => [...check_ins.values()].find(({ ticket_id: id }) => id === ticket)
  const madeOf = (source: string, id: string): Made => ({
    kind: "check_ins",
    source,
    target: id.split(":")[1] ?? "",
    facts: {},
  })
  const batching: MemoryTarget = {
    ...target,
    planner: (options, existing) => {
      const planner = target.planner(options, existing)
      let waiting: Array<PlannedOperation> = []
      return {
        ...planner,
        order: (bundle, series) => {
          const part = planner.order(bundle, series)
          waiting.push(...part.operations.filter(({ kind }) => kind === "check_in"))
          return { ...part, operations: part.operations.filter(({ kind }) => kind !== "check_in") }
        },
        finish: (series) => {
          const part = planner.finish(series)
          const scans = waiting
          waiting = []
          return { ...part, operations: [...together(scans), ...part.operations] }
        },
      }
    },
    perform: (operation, known) =>
      isLetIn(operation)
        ? send(store, operation.kind, operation.key, () => {
            const all = there(operation, known)
            // All of them or none, as a list that refuses whoever is in already.
            if (all.some(({ ticket }) => !tickets.has(ticket) || inBy(ticket) !== undefined)) return { refusal: "no" }
            return {
              made: all.map(({ source, ticket }) => {
                const row = tickets.get(ticket)
                const id = store.nextId()
                if (row !== undefined) tickets.set(ticket, { ...row, checked_in: true })
                const event_id = row?.event_id ?? null
                check_ins.set(id, Row.checkIn(id, { event_id, ticket_id: ticket, checked_in_at: null }))
                return madeOf(source, id)
              }),
            }
          })
        : target.perform(operation, known),
    settle: (operation, known, sentAt, isTaken) => {
      if (!isLetIn(operation)) return target.settle(operation, known, sentAt, isTaken)
      return Effect.sync((): Settled => {
        store.reads += 1
        const made = there(operation, known).flatMap(({ source, ticket }) => {
          const found = inBy(ticket)
          return found === undefined ? [] : [madeOf(source, found.id)]
        })
        return made.length < operation.makes.length ? { _tag: "NotDone" } : { _tag: "Done", made }
      })
    },
    expected: {
      ...target.expected,
      order: (bundle, options, existing) =>
        target.expected.order(bundle, options, existing).map((one) => {
          if (one.entity !== "check_ins") return one
          const { checked_in_at: _, ...columns } = one.columns
          return { ...one, columns }
        }),
    },
  }
  return batching
}

/** A scene with such a target. */
export const lettingIn = (scene: Scene): Scene => {
  const target = atOnce(scene.target)
  return { ...scene, target, ends: { ...scene.ends, target } }
}
