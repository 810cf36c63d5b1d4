/**
 * The fields of addresses: where an event is and who holds it, and who bought.
 *
 * @module
 */
import { Fields } from "@boxport/connector/mapping"

const { column, derived, dropped, extra } = Fields

/** Keys of an address that neither events nor orders have columns for. */
const others: Fields.Fields = {
  additional_info: extra,
  ean: extra,
  ean_reference: extra,
  full_address: dropped("street, postcode and city in one text"),
  pk: dropped("the address's own number in the platform"),
  title: extra,
  whitelabel: dropped("the account's own number in the platform"),
}

/** What becomes of the address of an event. */
export const eventAddressFields: Fields.Fields = {
  ...others,
  business_name: extra,
  city: column("events.venue_city"),
  country: column("events.venue_country"),
  cvr: extra,
  email: column("events.contact_email"),
  first_name: extra,
  full_name: dropped("first and last name joined"),
  language: extra,
  last_name: extra,
  phone: extra,
  postcode: column("events.venue_postal_code"),
  street: derived("with street_2, joined with a comma", "events.venue_street"),
  street_2: derived("with street, joined with a comma", "events.venue_street"),
  venue: column("events.venue_name"),
}

/** What becomes of the address of an order. */
export const buyerAddressFields: Fields.Fields = {
  ...others,
  address: derived("with street and street_2, joined with commas", "orders.buyer_street"),
  business_name: column("orders.buyer_company"),
  city: column("orders.buyer_city"),
  country: column("orders.buyer_country"),
  cvr: column("orders.buyer_vat_number"),
  email: column("orders.buyer_email"),
  first_name: column("orders.buyer_first_name"),
  full_name: column("orders.buyer_name"),
  language: column("orders.locale"),
  last_name: column("orders.buyer_last_name"),
  phone: column("orders.buyer_phone"),
  postcode: column("orders.buyer_postal_code"),
  street: derived("with address and street_2, joined with commas", "orders.buyer_street"),
  street_2: derived("with address and street, joined with commas", "orders.buyer_street"),
  vat_number: column("orders.buyer_vat_number"),
  venue: extra,
}
