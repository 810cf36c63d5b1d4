/**
 * The currency of an event: Tito has one for all its prices.
 *
 * @module
 */
import type { EventBundle } from "@boxport/connector"

/** The currencies that an event and what is sold for it have, its own first. */
export const currenciesOf = ({ event, ticketTypes }: EventBundle): ReadonlySet<string> =>
  new Set(
    [event.currency, ...ticketTypes.map(({ currency, price_amount }) => (price_amount ? currency : null))].flatMap(
      (currency) => currency ?? [],
    ),
  )

/** The currency of an event; null where nothing tells one. */
export const currencyOf = (bundle: EventBundle): string | null => [...currenciesOf(bundle)][0] ?? null
