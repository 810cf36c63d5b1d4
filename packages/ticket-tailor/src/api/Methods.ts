/**
 * The client's methods, by resource: one for every operation, under its name.
 *
 * @module
 */
import { Client, type Http } from "@boxport/connector"
import { changeStatus, discountMethods, mismatchOf, ticketGroupMethods, ticketTypeMethods } from "./Checked.ts"
import { wire } from "./Envelope.ts"
import { ofConnectorError, type TicketTailorError } from "./Error.ts"
import { operations } from "./operations/index.ts"

/** What the methods are made of. */
export interface MethodOptions {
  /** The connection's name, for errors. */
  readonly connection: string
  readonly http: Pick<Http.Http, "send">
  /** What amounts given as money must be in, where a body does not say; undefined for any. */
  readonly currency: string | undefined
}

/** Makes the methods. */
export const makeMethods = ({ connection, currency, http }: MethodOptions) => {
  const { list, one } = Client.make<TicketTailorError>({
    connection,
    http,
    wire,
    given: {},
    currency,
    fail: ofConnectorError,
  })
  const mismatch = mismatchOf(connection)
  const getEventSeries = one(operations.getEventSeries)
  const discounts = {
    list: list(operations.listDiscounts),
    get: one(operations.getDiscount),
    create: one(operations.createDiscount),
    update: one(operations.updateDiscount),
    delete: one(operations.deleteDiscount),
  }
  return {
    ping: one(operations.ping),
    overview: one(operations.overview),
    eventSeries: {
      list: list(operations.listEventSeries),
      get: getEventSeries,
      create: one(operations.createEventSeries),
      update: one(operations.updateEventSeries),
      delete: one(operations.deleteEventSeries),
      /** Sets the status; one that it has already is done, which the platform would refuse. */
      changeStatus: changeStatus({ change: one(operations.changeEventSeriesStatus), get: getEventSeries }),
      events: {
        list: list(operations.listSeriesEvents),
        get: one(operations.getSeriesEvent),
        create: one(operations.createSeriesEvent),
        update: one(operations.updateSeriesEvent),
        delete: one(operations.deleteSeriesEvent),
      },
    },
    events: { list: list(operations.listEvents), get: one(operations.getEvent) },
    ticketTypes: {
      ...ticketTypeMethods(
        { create: one(operations.createTicketType), update: one(operations.updateTicketType) },
        mismatch,
      ),
      delete: one(operations.deleteTicketType),
    },
    ticketGroups: {
      ...ticketGroupMethods(
        {
          create: one(operations.createTicketGroup),
          update: one(operations.updateTicketGroup),
          series: getEventSeries,
        },
        mismatch,
      ),
      delete: one(operations.deleteTicketGroup),
    },
    bundles: {
      create: one(operations.createBundle),
      update: one(operations.updateBundle),
      delete: one(operations.deleteBundle),
    },
    overrides: {
      list: list(operations.listOverrides),
      create: one(operations.createOverride),
      update: one(operations.updateOverride),
    },
    orders: {
      list: list(operations.listOrders),
      get: one(operations.getOrder),
      update: one(operations.updateOrder),
      confirmPaymentReceived: one(operations.confirmOrderPayment),
    },
    issuedTickets: {
      list: list(operations.listIssuedTickets),
      get: one(operations.getIssuedTicket),
      create: one(operations.issueTicket),
      void: one(operations.voidIssuedTicket),
    },
    checkIns: { list: list(operations.listCheckIns), create: one(operations.createCheckIn) },
    waitlistSignups: { list: list(operations.listWaitlistSignups), delete: one(operations.deleteWaitlistSignup) },
    discounts: { ...discounts, ...discountMethods(discounts, mismatch) },
    vouchers: {
      list: list(operations.listVouchers),
      get: one(operations.getVoucher),
      create: one(operations.createVoucher),
      update: one(operations.updateVoucher),
      delete: one(operations.deleteVoucher),
    },
    voucherCodes: { list: list(operations.listVoucherCodes), void: one(operations.voidVoucherCode) },
    holds: {
      list: list(operations.listHolds),
      get: one(operations.getHold),
      create: one(operations.createHold),
      update: one(operations.updateHold),
      delete: one(operations.deleteHold),
    },
    products: {
      list: list(operations.listProducts),
      get: one(operations.getProduct),
      create: one(operations.createProduct),
      update: one(operations.updateProduct),
      delete: one(operations.deleteProduct),
    },
    stores: {
      list: list(operations.listStores),
      get: one(operations.getStore),
      update: one(operations.updateStore),
    },
    checkoutForms: { list: list(operations.listCheckoutForms) },
    checkoutFormElements: {
      list: list(operations.listCheckoutFormElements),
      get: one(operations.getCheckoutFormElement),
      update: one(operations.updateCheckoutFormElement),
    },
    membershipTypes: {
      list: list(operations.listMembershipTypes),
      get: one(operations.getMembershipType),
      create: one(operations.createMembershipType),
      update: one(operations.updateMembershipType),
      delete: one(operations.deleteMembershipType),
    },
    issuedMemberships: {
      list: list(operations.listIssuedMemberships),
      get: one(operations.getIssuedMembership),
      create: one(operations.createIssuedMembership),
      update: one(operations.updateIssuedMembership),
      void: one(operations.voidIssuedMembership),
    },
    issuedMembershipRedemptions: { create: one(operations.createMembershipRedemption) },
    membershipPhotoShare: one(operations.getMembershipPhotoShare),
  }
}

/** The client: a method for every operation. */
export interface TicketTailorClient extends ReturnType<typeof makeMethods> {}
