/**
 * How the numbers of things are built from those of what they belong to.
 *
 * @module
 */

/** Room for the ticket types of one event in {@link WorldTicketType} numbers. */
export const typesPerEvent = 64

/** Room for the questions of one event. */
export const questionsPerEvent = 32

/** Room for the options of one question. */
export const optionsPerQuestion = 32

/** Room for the activities of one event. */
export const activitiesPerEvent = 16

/** Room for the lines of one order. */
export const linesPerOrder = 8

/** Room for the refunds of one order. */
export const refundsPerOrder = 4

/** Room for the scans of one ticket. */
export const checkInsPerTicket = 4

/** Room for the tickets of one order: its own take the first places, the last one is for a complimentary ticket. */
export const ticketsPerOrder = 16

/** The most orders a world has: as many as there are references. */
export const mostOrders = 64_000_000

/** The most tickets an order has. */
export const mostTickets = 12

/** The number of the ticket at a place of an order. */
export const ticketNumber = (order: number, place: number): number => order * ticketsPerOrder + place

/** The number of complimentary ticket `index`. */
export const complimentaryNumber = (index: number): number => index * ticketsPerOrder + ticketsPerOrder - 1

/** What a ticket number stands for. */
export const placeOfTicket = (
  number: number,
): { readonly order: number; readonly place: number } | { readonly complimentary: number } => {
  const place = number % ticketsPerOrder
  const index = (number - place) / ticketsPerOrder
  return place === ticketsPerOrder - 1 ? { complimentary: index } : { order: index, place }
}
