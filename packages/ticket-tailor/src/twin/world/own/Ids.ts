/**
 * Ids of the twin's own world. Numbers are given out in ranges that don't meet, with gaps for what other box offices own: a record
 * made later has a higher number, as on the platform.
 *
 * @module
 */

/** Tickets that one order can have in the world, the one issued right after it without an order included. */
export const ticketSlots = 8
/** The slot of a ticket that was issued without an order. */
export const looseSlot = 7
/** Lines that one order can have. */
export const lineSlots = 16
/** Scans that one ticket can have. */
export const scanSlots = 3
/** Orders get every fourth number. */
export const orderStep = 4

/** Where each kind of id starts. */
export const first = {
  series: 230_011,
  event: 886_101,
  ticketType: 6_684_201,
  group: 21_099,
  bundle: 5_101,
  override: 1_101,
  discount: 598_101,
  voucher: 40_123,
  voucherCode: 1_204_001,
  product: 80_711,
  form: 3_301,
  element: 55_001,
  hold: 9_001,
  waitlist: 71_001,
  store: 411,
  membershipType: 9_760,
  membership: 159_964,
  order: 81_116_640,
  line: 167_659_600,
  ticket: 133_138_400,
  scan: 55_120_001,
} as const
