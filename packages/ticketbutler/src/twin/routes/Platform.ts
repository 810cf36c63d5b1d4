/**
 * What belongs to the whole account: reports that are mailed, newsletter signups, webhooks.
 *
 * @module
 */
import { type Answer, empty, json, notFound, refused } from "../http/Answer.ts"
import { Fields } from "../http/Body.ts"
import { hookRecord, newsletterRecords, otherActions, webhookActions } from "../records/Platform.ts"
import type { Hook } from "../state/Model.ts"
import { mint } from "../state/State.ts"
import { type Call, mail, type Route } from "./Route.ts"

export const listNewsletters: Route = (call) => json(newsletterRecords(call))

/** `GET /whitelabel/newsletters/` in any other form than JSON (platform notes 1). */
export const mailNewsletters: Route = (call) => {
  const to = call.state.world.organisation.email
  mail(call, { to, subject: "Newsletter signups" })
  return { ...empty, body: `Email with newsletter data will be sent to <b>${to}</b>` }
}

/** `GET /whitelabel/orders/` (seed 002, Get Order by Month). */
export const mailOrdersReport: Route = (call) => {
  mail(call, { to: call.query.get("email") ?? call.state.world.organisation.email, subject: "Orders of a month" })
  return empty
}

export const listWebhookActions: Route = () => json(webhookActions)

export const listWebhooks: Route = (call) => json(call.state.hooks.map((hook) => hookRecord(call, hook)))

const withHook =
  (route: (call: Call, hook: Hook) => Answer): Route =>
  (call) => {
    const hook = call.state.hooks.find(({ uuid }) => uuid === call.parameters["hook"])
    return hook === undefined ? notFound : route(call, hook)
  }

export const getWebhook = withHook((call, hook) => json(hookRecord(call, hook)))

const knownActions: ReadonlySet<string> = new Set([...webhookActions, ...otherActions])

const hookFields = (fields: Fields, need: "required" | "optional") => {
  const url = fields.text("url", need)
  if (url !== undefined && !/^https?:\/\/[^\s/]+/.test(url)) fields.fail("url", "Enter a valid URL.")
  const action = fields.text("action", need)
  if (action !== undefined && !knownActions.has(action)) fields.fail("action", `"${action}" is not a valid choice.`)
  return { url, action, active: fields.boolean("active") }
}

/** `POST /webhooks/v1/whitelabel/hooks/` (seed 002, Whitelabel Create Webhook). */
export const createWebhook: Route = (call) => {
  const fields = new Fields(call.body ?? {})
  const { action, active, url } = hookFields(fields, "required")
  if (fields.errors !== undefined || action === undefined || url === undefined) return refused(fields.errors ?? {})
  const { uuid } = mint(call.state, "hook")
  const hook: Hook = { uuid, createdAt: call.now, updatedAt: call.now, action, active: active ?? true, url }
  call.state.hooks = [...call.state.hooks, hook]
  return json(hookRecord(call, hook))
}

/** `PATCH /webhooks/v1/whitelabel/hooks/<uuid>/` (seed 002, Whitelabel Update Webhook). */
export const updateWebhook = withHook((call, hook): Answer => {
  const fields = new Fields(call.body ?? {})
  const { action, active, url } = hookFields(fields, "optional")
  if (fields.errors !== undefined) return refused(fields.errors)
  hook.action = action ?? hook.action
  hook.active = active ?? hook.active
  hook.url = url ?? hook.url
  hook.updatedAt = call.now
  return json(hookRecord(call, hook))
})

/** `DELETE /webhooks/v1/whitelabel/hooks/<uuid>/` (seed 002, Whitelabel Delete Webhook): for good. */
export const deleteWebhook = withHook((call, hook): Answer => {
  call.state.hooks = call.state.hooks.filter((one) => one !== hook)
  return json({ detail: "Webhook deleted" }, 202)
})
