/**
 * The tickets of each event: how many the platform says there are, and how many were found inside orders. The
 * difference tells which events have tickets without an order, so that only those are listed again.
 *
 * @module
 */

interface EventTickets {
  /** `total_issued_tickets`; null when the event does not say. */
  readonly stated: number | null
  /** Found in orders, valid or not, and created before the events were read. */
  all: number
  valid: number
}

/** Counts tickets by event. */
export class TicketTally {
  readonly #events = new Map<string, EventTickets>()

  addEvent(event: string, stated: number | null): void {
    this.#events.set(event, { stated, all: 0, valid: 0 })
  }

  addTicket(event: string, valid: boolean): void {
    const counts = this.#events.get(event)
    if (counts === undefined) return
    counts.all += 1
    if (valid) counts.valid += 1
  }

  /** What all events say together; null when one of them says nothing. */
  get stated(): number | null {
    let total = 0
    for (const { stated } of this.#events.values()) {
      if (stated === null) return null
      total += stated
    }
    return total
  }

  /**
   * The events that may have valid tickets outside of orders, with the number of tickets to expect in their lists.
   *
   * Whether `total_issued_tickets` counts voided tickets is not documented. Counting valid ones only, the orders hold
   * all when they hold that many valid ones; counting all, when they hold that many in all. An event is left out only
   * when the numbers allow no other reading.
   */
  get doubtful(): ReadonlyArray<{ readonly event: string; readonly expected: number }> {
    return [...this.#events]
      .filter(([, { stated, valid }]) => stated === null || stated > valid)
      .map(([event, { all, stated }]) => ({ event, expected: Math.max(stated ?? 0, all) }))
  }

  /** All tickets that the events' lists would give. */
  get expected(): number {
    let total = 0
    for (const { all, stated } of this.#events.values()) total += Math.max(stated ?? 0, all)
    return total
  }
}
