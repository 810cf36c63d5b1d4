/**
 * The ways of paying that the box office has set up.
 *
 * @module
 */
import { first, smallStep } from "../world/Ids.ts"
import type { Series } from "../world/World.ts"

/** Cards. */
export const stripeMethod = {
  additional_stripe_payment_methods: ["link", "klarna"],
  external_id: "acct_1Larkfield0000",
  id: `pm_${first.paymentMethod}`,
  instructions: null,
  lead_time_before_event: null,
  name: null,
  type: "stripe",
}

/** PayPal. */
export const paypalMethod = {
  additional_stripe_payment_methods: [],
  external_id: "seller@larkfield.example",
  id: `pm_${first.paymentMethod + smallStep}`,
  instructions: null,
  lead_time_before_event: null,
  name: null,
  type: "paypal",
}

/** Money at the door or by bank. */
export const offlineMethod = {
  additional_stripe_payment_methods: [],
  external_id: null,
  id: `pm_${first.paymentMethod + 2 * smallStep}`,
  instructions: 'Pay at the gate, cash or "IOU"',
  lead_time_before_event: 48,
  name: "At the gate",
  type: "offline",
}

/** What a series accepts; a draft without a price list accepts nothing yet. */
export const methodsOf = (series: Series): ReadonlyArray<object> =>
  series.status === "draft"
    ? []
    : series.draft.online === true
      ? [stripeMethod]
      : [offlineMethod, paypalMethod, stripeMethod]
