import { describe, it } from "@effect/vitest"
import { pairs } from "./pair.ts"
import { weather } from "./storm.ts"

const minutes = 5 * 60_000

describe.concurrent.each(pairs)("a migration from $from to $to", (pair) => {
  it.live(
    "comes to the same end through lost answers, broken connections and 502s, and the second time does nothing",
    () => weather(pair, { orders: 80, mostTickets: 12 }, [1]),
    minutes,
  )
})
