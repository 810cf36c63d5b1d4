/**
 * The ways of paying that the box office has set up.
 *
 * @module
 */
import { smallStep } from "../world/Ids.ts"
import type { Payment } from "../world/Terms.ts"
import type { Series } from "../world/World.ts"

const firstId = 6_687

const stripeMethod = {
  additional_stripe_payment_methods: ["link", "klarna"],
  external_id: "acct_1Larkfield0000",
  id: `pm_${firstId}`,
  instructions: null,
  lead_time_before_event: null,
  name: null,
  type: "stripe",
}

const paypalMethod = {
  additional_stripe_payment_methods: [],
  external_id: "seller@larkfield.example",
  id: `pm_${firstId + smallStep}`,
  instructions: null,
  lead_time_before_event: null,
  name: null,
  type: "paypal",
}

/** Money at the door or by bank. */
const offlineMethod = {
  additional_stripe_payment_methods: [],
  external_id: null,
  id: `pm_${firstId + 2 * smallStep}`,
  instructions: 'Pay at the gate, cash or "IOU"',
  lead_time_before_event: 48,
  name: "At the gate",
  type: "offline",
}

/** By the word for them; what has no entry is not set up but just happens. */
export const methods: { readonly [Word in Payment]?: object } = {
  stripe: stripeMethod,
  paypal: paypalMethod,
  offline: offlineMethod,
}

/** What a series accepts. */
export const methodsOf = (series: Series): ReadonlyArray<object> =>
  series.payments.flatMap((payment) => methods[payment] ?? [])
