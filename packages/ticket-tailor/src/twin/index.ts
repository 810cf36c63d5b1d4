/**
 * A faithful loopback server of Ticket Tailor, for tests, rehearsals, the sandbox and benchmarks. It shows a box office of
 * its own, with every oddity of the platform, or the world that the twins of all platforms share (`world: "shared"`), whose
 * things have the ids of {@link sharedId}.
 *
 * Where neither the seeds nor the notes tell what the platform does, the twin chooses, and a client should not lean on
 * it: 10 records a page when no limit is given; a cursor that is no id answers 400, one of a vanished record goes on from
 * where that was; `links` keep the rest of the query; `total_orders` counts orders of every status; a bar code is refused
 * if the event has it; ids that nothing has are passed over in lists and maps; the totals of `/v1/overview`, checkout
 * forms and the ids of scans (`ci_`) and waiting (`wl_`) have names of the twin's; addresses are under `.example`.
 *
 * Of writes: what was sold is hidden when it is deleted (`deleted` false, `hidden` true), and gone otherwise; a new
 * date without times begins and ends at midnight; a hold cannot have more than is left; void tickets cannot be checked
 * in; a payment that was confirmed and a membership that was issued are mailed. Bodies of overrides, stores and
 * redemptions have the names that are read, since no others are known. Where reports differ, {@link TwinOptions} let
 * one choose: `fixedDiscountScope`, `discountMaps`, `groupKey`, `groupLimits`.
 *
 * @module
 */
export { FaultAction, FaultRule } from "./Faults.ts"
export type { Limits } from "./http/Limits.ts"
export type { LogEntry } from "./http/Server.ts"
export { TwinOptions } from "./Options.ts"
export type { Shapes } from "./Shapes.ts"
export type { Discount, Mail, State, Voucher, VoucherCode } from "./state/State.ts"
export type { Stock } from "./state/Stock.ts"
export { type Clock, documentedLimits, startTwin, type Twin, TwinProblem } from "./Twin.ts"
export { type TwinDelivery, webhookRequest } from "./webhooks/Deliveries.ts"
export { type Kind, sharedId } from "./world/shared/Ids.ts"
export type { Hold, World } from "./world/World.ts"
