import type { OperationName } from "@boxport/ticketbutler"
import { eventContracts } from "./Events.ts"
import { orderContracts } from "./Orders.ts"
import { platformContracts } from "./Platform.ts"
import type { Contract } from "./Stage.ts"

/** What every endpoint must do. The type makes sure that none is missing. */
export const contracts: { readonly [Name in OperationName]: Contract } = {
  ...eventContracts,
  ...orderContracts,
  ...platformContracts,
}
