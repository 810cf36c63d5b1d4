/**
 * The routes that make, change and remove one kind of thing of an event.
 *
 * @module
 */
import type { Answer } from "../http/Answer.ts"
import type { Attributes } from "../http/Attributes.ts"
import { type EventCall, inEvent, notHere } from "./Route.ts"
import { gone, onFound, withAttributes } from "./Write.ts"

/** How one kind of thing is made, changed and removed. */
export interface Kind<Thing extends { readonly number: number }> {
  readonly singular: string
  readonly find: (call: EventCall) => Thing | undefined
  /** What is not there yet; undefined when it would be in something that is not there. */
  readonly blank: (call: EventCall) => Thing | undefined
  /** The thing with what was given laid over it; undefined when it refers to something that is not there. */
  readonly change: (call: EventCall, given: Attributes, before: Thing, isNew: boolean) => Thing | undefined
  readonly answer: (call: EventCall, status: 200 | 201, thing: Thing) => Answer
  /** Why it cannot be removed; undefined when it can. */
  readonly refusal?: (call: EventCall, thing: Thing) => Answer | undefined
  readonly remove: (call: EventCall, thing: Thing) => void
  readonly made?: (call: EventCall, thing: Thing) => void
}

/** Its routes. */
export const writing = <Thing extends { readonly number: number; readonly updatedAt: number }>(kind: Kind<Thing>) => ({
  create: inEvent((call) =>
    withAttributes(call, kind.singular, (given) => {
      const blank = kind.blank(call)
      const thing = blank === undefined ? undefined : kind.change(call, given, blank, true)
      if (thing === undefined) return notHere(call)
      if (!given.isGood) return undefined
      kind.made?.(call, thing)
      return kind.answer(call, 201, thing)
    }),
  ),
  update: onFound(kind.find, (call, before) =>
    withAttributes(call, kind.singular, (given) => {
      const thing = kind.change(call, given, before, false)
      if (thing === undefined) return notHere(call)
      return given.isGood ? kind.answer(call, 200, { ...thing, updatedAt: call.state.tick() }) : undefined
    }),
  ),
  remove: onFound(kind.find, (call, thing): Answer => {
    const refusal = kind.refusal?.(call, thing)
    if (refusal !== undefined) return refusal
    call.state.tick()
    kind.remove(call, thing)
    return gone
  }),
})
