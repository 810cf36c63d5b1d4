/**
 * What a token's role may do. The platform documents the roles (seed 002, Errors) and two of their limits: refunds, which
 * answer 401, and the account's webhooks, which are its owner's. The others are as their names suggest.
 *
 * @module
 */
import { Schema } from "effect"
import type { OperationName } from "../../api/operations/index.ts"

/** Whose token it is. */
export const Role = Schema.Literals(["observer", "organiser", "admin", "owner"])
export type Role = typeof Role.Type

const ranks: { readonly [Name in Role]: number } = { observer: 0, organiser: 1, admin: 2, owner: 3 }

const needed: { readonly [Name in OperationName]?: Role } = {
  createDiscountCodes: "admin",
  toggleDiscountCode: "admin",
  deleteDiscountCode: "admin",
  webhookAccess: "owner",
  listWebhooks: "owner",
  createWebhook: "owner",
  getWebhook: "owner",
  updateWebhook: "owner",
  deleteWebhook: "owner",
}

/** How a role is refused; undefined where it is not. */
export const refusalOf = (role: Role, name: OperationName, method: string): 401 | 403 | undefined => {
  const need = needed[name] ?? (method === "GET" ? "observer" : "organiser")
  if (ranks[role] >= ranks[need]) return undefined
  return name === "refundOrder" || name === "webhookAccess" ? 401 : 403
}
