/** The contracts of all operations: the type makes sure that none is missing. */
import type { OperationName } from "@boxport/ticket-tailor"
import type { Contracts } from "./contract.ts"
import { goods } from "./goods.ts"
import { memberships } from "./memberships.ts"
import { offers } from "./offers.ts"
import { orders } from "./orders.ts"
import { series } from "./series.ts"
import { types } from "./types.ts"

export const contracts: Contracts<OperationName> = {
  ...series,
  ...types,
  ...orders,
  ...offers,
  ...goods,
  ...memberships,
}
