/**
 * What writing discount codes and webhooks takes.
 *
 * @module
 */
import { Amounts } from "@boxport/connector"
import { Schema } from "effect"
import { DiscountType, Positive, Uuid } from "../Shapes.ts"

const { optionalKey } = Schema

/** A discount code to be made (seed 002, Create a discount code). */
export const NewDiscountCode = Schema.Struct({
  code: Schema.NonEmptyString,
  amount: Amounts.decimal.annotate({ description: "Percent, or money off each ticket, by discount_type" }),
  discount_type: DiscountType,
  usage_tickets_limit: Positive.annotate({ description: "How many tickets it can be applied to" }),
  ticket_type_uuid: optionalKey(Uuid),
})
  .check(
    Schema.makeFilter(({ amount, discount_type }) =>
      discount_type === "PERCENTAGE" && (typeof amount === "object" || Number(amount) > 100)
        ? { path: ["amount"], issue: "Expected a percentage up to 100" }
        : undefined,
    ),
  )
  .annotate({ identifier: "NewDiscountCode" })
export type NewDiscountCode = typeof NewDiscountCode.Type

/** Discount codes to be made, all at once. */
export const NewDiscountCodes = Schema.NonEmptyArray(NewDiscountCode)

const isHttpUrl = (text: string): boolean => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)

const Url = Schema.String.check(
  Schema.makeFilter((text: string) => (isHttpUrl(text) ? undefined : "Expected an https:// address")),
).annotate({
  description: "Where to send deliveries; nobody else should be able to guess it, since they are not signed",
})

/** What a webhook is told of: `all`, `purchase.paid` … ; `webhooks.actions` lists them. */
const Action = Schema.NonEmptyString.annotate({ description: "A word of webhooks.actions: all, purchase.paid, …" })

/** A webhook to be made (seed 002, Whitelabel Create Webhook). */
export const NewWebhook = Schema.Struct({ url: Url, action: Action }).annotate({ identifier: "NewWebhook" })

/** What is to change of a webhook (seed 002, Whitelabel Update Webhook). */
export const WebhookUpdate = Schema.Struct({
  url: optionalKey(Url),
  action: optionalKey(Action),
  active: optionalKey(Schema.Boolean),
}).annotate({ identifier: "WebhookUpdate" })
