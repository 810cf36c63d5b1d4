/**
 * Discount codes as the platform does not give them: listed wherever the host has them, and a state to be set where
 * there is only a toggle.
 *
 * @module
 */
import { NotFound, type Page, type Paging, type Reason, UnexpectedAnswer } from "@boxport/connector"
import { Effect, Option, Stream } from "effect"
import type { TicketbutlerError } from "./Error.ts"
import type { DiscountCode } from "./records/Platform.ts"

/** Where a host lists discount codes. */
export interface Host {
  path: "unknown" | "plural" | "documented"
}

type Pages<Input> = (input: Input, at?: Paging.Position | null) => Effect.Effect<Page<DiscountCode>, TicketbutlerError>

/**
 * The pages of a list at the plural path of today's hosts, or where there is none at the documented one (platform notes
 * 1). Which of them a host has is found out once.
 */
export const anywhere =
  <Input>(host: Host, plural: Pages<Input>, documented: Pages<Input>): Pages<Input> =>
  (input, at = null) =>
    Effect.suspend(() => {
      const found = (path: Host["path"]) =>
        Effect.sync(() => {
          host.path = path
        })
      const there = Effect.tap(plural(input, at), () => found("plural"))
      const elsewhere = Effect.tap(documented(input, at), () => found("documented"))
      if (host.path === "plural") return there
      if (host.path === "documented") return elsewhere
      return Effect.catchIf(
        there,
        ({ reason }) => reason._tag === "NotFound",
        () => elsewhere,
      )
    })

/** What setting a code's state needs. */
export interface Toggling {
  readonly id: string | number
  readonly active: boolean
  readonly codes: Stream.Stream<DiscountCode, TicketbutlerError>
  readonly toggle: Effect.Effect<DiscountCode, TicketbutlerError>
  readonly fail: (reason: Reason) => TicketbutlerError
}

const stateOf = ({ active }: DiscountCode): string =>
  active === true ? "active" : active === false ? "inactive" : "in no known state"

/** Toggles a code if it is not in the wanted state, as far as the list tells; gives the code as it is then. */
export const toggleTo = Effect.fnUntraced(function* ({ active, codes, fail, id, toggle }: Toggling) {
  const found = yield* codes.pipe(
    Stream.filter((code) => String(code.id) === String(id)),
    Stream.runHead,
  )
  if (Option.isNone(found)) return yield* fail(new NotFound({ hint: "No discount code there has this id." }))
  const code = found.value
  if (code.active === active) return code
  if (code.active !== !active) {
    return yield* fail(
      new UnexpectedAnswer({
        details: "the list does not tell whether the code is active",
        hint: "Nothing was changed. Look at the code in the dashboard.",
      }),
    )
  }
  const after = yield* toggle
  if (after.active === active) return after
  return yield* fail(
    new UnexpectedAnswer({
      details: `the code is ${stateOf(after)} after it was toggled`,
      hint: "Something else toggles it too. Look at the code before you try again.",
    }),
  )
})
