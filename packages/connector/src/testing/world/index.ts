/**
 * One believable world for the twins of all platforms: `makeWorld({ seed, orders })`.
 *
 * Each twin shows it as far as its platform can express it. What a platform cannot, its twin leaves out or shows as
 * near as it goes; a test that compares exports must know where. Sources: seeds 000–004 and the platforms' live answers
 * described in the adapters.
 *
 * | of the world              | Ticket Tailor                     | Ticketbutler                        | Tito                               |
 * | ------------------------- | --------------------------------- | ----------------------------------- | ---------------------------------- |
 * | series of dates           | event series, its events          | an event for each date              | an event for each date             |
 * | status `draft`            | yes                               | no: not shown                       | not `live`                         |
 * | status `sales_closed`     | yes                               | no: published                       | no: its releases are off sale      |
 * | status `archived`         | no: sales closed                  | no: an old event                    | its own list                       |
 * | private, access code      | both                              | members only                        | private                            |
 * | summary                   | no                                | yes                                 | no                                 |
 * | venue                     | name, postal code, country        | all                                 | `location`, one text               |
 * | time zone                 | of the series                     | of the event                        | of the event                       |
 * | event's capacity          | tickets of an occurrence          | no                                  | no                                 |
 * | VAT                       | sales tax of the event            | `vat_rate`, included                | of the release, included           |
 * | ticket groups             | yes                               | no                                  | no                                 |
 * | ticket type of a series   | one for all dates                 | one for each date                   | one for each date                  |
 * | booking fee               | of the ticket type                | no: part of the price               | no: part of the price              |
 * | min and max per order     | yes                               | no                                  | yes                                |
 * | sale window               | hide until, hide after            | sales start and end date            | start and end                      |
 * | secret, access code       | access code                       | no                                  | secret, reached by a link          |
 * | donation                  | line at the amount chosen         | ticket at the amount chosen         | pricing type `donation`            |
 * | merchandise               | ticket type                       | ticket type without answers         | release that is not a ticket       |
 * | question kinds            | all                               | no country, file, terms             | no number, phone, e-mail, terms    |
 * | questions per order       | yes                               | purchase questions                  | no                                 |
 * | discount, whole account   | yes                               | platform-wide code                  | no: one for each event             |
 * | vouchers                  | yes; a `gift_card` line           | sum on the order line               | no: off the order's total only     |
 * | activities                | no                                | no                                  | yes                                |
 * | waitlist, interested      | waitlist                          | no                                  | both                               |
 * | newsletter                | no                                | yes, of the account                 | no                                 |
 * | order `pending`           | yes                               | NEW; its tickets don't admit        | receipt not paid                   |
 * | order `cancelled`         | yes                               | CANCELLED                           | yes                                |
 * | partly refunded           | an amount                         | by ticket                           | an amount, by refund               |
 * | time of a refund          | no                                | of the order (`refund_date`)        | yes                                |
 * | tax, discount of an order | line items                        | derived from the rate; discount     | of the receipt and its lines       |
 * | company, VAT number       | no                                | yes                                 | yes                                |
 * | buyer's address           | lines and postal code             | street, city, postal code, country  | yes                                |
 * | locale, source            | referral tag                      | no                                  | both                               |
 * | last change of an order   | no                                | no                                  | yes                                |
 * | attendee's own e-mail     | buyer's instead                   | yes                                 | yes                                |
 * | attendee phone, company   | no                                | company                             | both                               |
 * | what a ticket cost        | list price                        | after discount                      | after discount                     |
 * | ticket `refunded`         | no: void                          | yes                                 | no: void                           |
 * | time of voiding           | yes                               | no                                  | last change                        |
 * | seat                      | yes                               | yes                                 | no                                 |
 * | tags                      | no                                | no                                  | yes                                |
 * | scan code                 | barcode                           | no: its uuid                        | no: its slug                       |
 * | check-ins                 | +1, −1, with times                | whether the last scan was in        | in only, with times; undone gone   |
 * | complimentary ticket      | without an order                  | a free order of its own             | a registration of its own          |
 *
 * Everything that there are many of is made when asked for and kept by nobody: a million orders take no more memory
 * than a hundred.
 *
 * @module
 */
export { taxWithin } from "./Amounts.ts"
export { usualNow, worldStart } from "./Catalogue.ts"
export type * from "./EventTypes.ts"
export {
  dashed,
  numberOfStable,
  numberOfUuid,
  referenceOf,
  scanCodeOf,
  stableNumber,
  stableUuid,
  ticketOfScanCode,
} from "./Ids.ts"
export {
  activitiesPerEvent,
  checkInsPerTicket,
  complimentaryNumber,
  linesPerOrder,
  mostOrders,
  mostTickets,
  optionsPerQuestion,
  placeOfTicket,
  questionsPerEvent,
  refundsPerOrder,
  ticketNumber,
  ticketsPerOrder,
  typesPerEvent,
} from "./Numbers.ts"
export type * from "./OrderTypes.ts"
export { makeWorld } from "./World.ts"
export type * from "./WorldType.ts"
