/**
 * The plain Ticketbutler client: promises and async iterables. No Effect types.
 *
 * Made from the table of endpoints by `pnpm generate`; do not edit.
 *
 * @module
 */
import type { CallOptions, Closing, Json, PagedList } from "@boxport/connector/promise"

/** Somebody who signed up for newsletters. */
export interface Newsletter {
  readonly date_joined?: string | null
  readonly email?: string | null
  readonly first_name?: string | null
  readonly last_name?: string | null
  /** The title of the first event that this happened at */
  readonly newsletter_event?: string | null
  readonly team?: string | null
}

/** A webhook of the whole account. Deliveries are not signed: its address is its only secret. */
export interface Webhook {
  /** A uuid, with or without dashes */
  readonly uuid: string
  readonly action?: string | null
  readonly active?: boolean | null
  readonly created?: string | null
  /** whitelabel or team */
  readonly scope?: string | null
  readonly updated?: string | null
  readonly url?: string | null
}

/** What deleting a webhook gives. */
export interface Confirmation {
  readonly detail?: string | null
}

/** An event of the list, the only place that tells its currency. */
export interface ListedEvent {
  /** A uuid, with or without dashes */
  readonly uuid: string
  readonly address?: Address | null
  /** HTML */
  readonly description?: string | null
  readonly images?: ReadonlyArray<Image> | null
  readonly is_expired?: boolean | null
  readonly start_date?: string | null
  readonly summary?: string | null
  readonly tags?: Json | null
  readonly title?: string | null
  /** The event's part of its page's address */
  readonly title_url?: string | null
  readonly url?: string | null
  readonly currency?: string | null
  readonly custom_questions?: Json | null
  readonly members_only?: boolean | null
  readonly price_max?: string | null
  readonly price_min?: string | null
  readonly sold_out?: boolean | null
}

/** An address: an event's venue and organiser, or a buyer. */
export interface Address {
  readonly additional_info?: string | null
  /** Street and number, in orders of 2019 */
  readonly address?: string | null
  readonly business_name?: string | null
  readonly city?: string | null
  readonly country?: string | null
  /** Company number in the Danish register */
  readonly cvr?: string | null
  readonly ean?: string | null
  readonly ean_reference?: string | null
  readonly email?: string | null
  readonly first_name?: string | null
  readonly full_address?: string | null
  readonly full_name?: string | null
  readonly language?: string | null
  readonly last_name?: string | null
  readonly phone?: string | null
  readonly pk?: number | null
  readonly postcode?: string | null
  readonly street?: string | null
  readonly street_2?: string | null
  readonly title?: string | null
  /** In orders of 2019 */
  readonly vat_number?: string | null
  readonly venue?: string | null
  readonly whitelabel?: number | null
}

/** A picture of an event, in several sizes. */
export interface Image {
  readonly image?: string | null
  readonly main?: boolean | null
  readonly medium?: string | null
  readonly small?: string | null
  /** A uuid, with or without dashes */
  readonly uuid?: string | null
}

/** An event in detail, and what creating and updating one gives. */
export interface Event {
  /** A uuid, with or without dashes */
  readonly uuid: string
  readonly address?: Address | null
  /** HTML */
  readonly description?: string | null
  readonly images?: ReadonlyArray<Image> | null
  readonly is_expired?: boolean | null
  readonly start_date?: string | null
  readonly summary?: string | null
  readonly tags?: Json | null
  readonly title?: string | null
  /** The event's part of its page's address */
  readonly title_url?: string | null
  readonly url?: string | null
  readonly date_range?: Json | null
  readonly end_date?: string | null
  readonly event_extras_full_url?: string | null
  readonly event_full_url?: string | null
  readonly event_type?: string | null
  readonly events_payout_report_pdf_url?: string | null
  readonly eventsettings?: EventSettings | null
  readonly has_discount_code?: boolean | null
  readonly has_extras_types?: boolean | null
  readonly has_seating?: boolean | null
  readonly has_ticket_sold?: boolean | null
  readonly image?: Json | null
  readonly is_deleted?: boolean | null
  readonly is_free_event?: boolean | null
  readonly is_members_only?: boolean | null
  readonly is_min_team_organiser?: boolean | null
  readonly is_sold_out?: boolean | null
  readonly is_team_admin?: boolean | null
  readonly newsletter_export_url?: string | null
  readonly paid_out?: boolean | null
  /** What scanners are asked for; keep it to yourself */
  readonly pin?: string | null
  readonly pin_str?: string | null
  readonly pin_str_long?: string | null
  readonly pk?: number | null
  readonly price_range?: {
    readonly max?: string | null
    readonly min?: string | null
  } | null
  readonly purchase_questions?: QuestionCollection | null
  /** All nought, even for events that have sold tickets */
  readonly sales_summary?: unknown | null
  readonly send_event_statement_email_url?: string | null
  readonly team?: string | null
  /** A uuid, with or without dashes */
  readonly team_uuid?: string | null
  readonly ticket_types?: ReadonlyArray<TicketType> | null
  readonly ticket_types_questions?: ReadonlyArray<QuestionCollection> | QuestionCollection | null
  readonly tickets_export_url?: string | null
  readonly timezone?: string | null
}

/** The settings of an event. */
export interface EventSettings {
  readonly attach_voucher?: string | number | boolean | null
  readonly attendee_can_edit?: boolean | null
  readonly attendee_can_refund?: boolean | null
  readonly barcode_active?: boolean | null
  readonly buy_tickets_button_link?: string | null
  readonly buy_tickets_button_text_da?: string | null
  readonly buy_tickets_button_text_en?: string | null
  readonly can_use_season_tickets?: string | number | boolean | null
  readonly choose_tickets_button_text_da?: string | null
  readonly choose_tickets_button_text_en?: string | null
  readonly end_attendee_refund_date?: string | null
  readonly end_date_provided?: boolean | null
  readonly event_ticket_limit_amount_initially?: number | null
  readonly event_ticket_limit_sold_out?: boolean | null
  readonly event_type?: string | null
  readonly fee_type?: string | null
  readonly generate_ticket_pdf?: string | number | boolean | null
  readonly has_end_date?: boolean | null
  readonly has_event_ticket_limit?: boolean | null
  readonly has_season_tickets?: string | number | boolean | null
  readonly invoice_payment_only?: boolean | null
  readonly invoice_payment_optional?: boolean | null
  readonly is_no_show_fee?: boolean | null
  readonly members_only_text?: string | null
  readonly mobile_pay_active?: string | number | boolean | null
  readonly no_orphan_seats?: string | number | boolean | null
  readonly order_ticket_limit?: number | null
  readonly organizer_absorb_fees?: boolean | null
  readonly purchase_success_text_da?: string | null
  readonly purchase_success_text_en?: string | null
  readonly reminder_email_settings?: Json | null
  readonly send_emails?: boolean | null
  readonly show_exact_tickets_left_count?: string | number | boolean | null
  readonly show_gift_card_expiry_date?: string | number | boolean | null
  readonly show_price_with_vat?: boolean | null
  readonly show_tag_few_tickets_left?: string | number | boolean | null
  readonly show_tickets_left?: string | number | boolean | null
  readonly show_tickets_left_fewer_configured_values?: Json | null
  readonly show_tickets_left_fewer_exact_number?: string | number | boolean | null
  readonly show_waiting_list?: boolean | null
  readonly tickets_left_fewer_configured_values?: Json | null
  readonly use_no_qrcode_template_gift_card?: string | number | boolean | null
  readonly vat_exempt?: boolean | null
  readonly refund_email_text?: string | null
  readonly reminder_email?: boolean | null
  readonly reminder_email_text?: string | null
  readonly ticket_email_text?: string | null
  readonly ticket_limit?: number | null
  readonly ticket_limit_members_only?: number | null
}

/** Questions that are asked together; `ticket_type_name` is null for those of every type. */
export interface QuestionCollection {
  /** A uuid, with or without dashes */
  readonly uuid?: string | null
  readonly active?: boolean | null
  readonly questions?: ReadonlyArray<Question> | null
  readonly ticket_type_name?: string | null
}

/** A question. `ticket_type` is null where the holders of every type are asked. */
export interface Question {
  /** A uuid, with or without dashes */
  readonly uuid: string
  readonly active?: boolean | null
  readonly choices?: ReadonlyArray<Choice> | null
  readonly heading?: string | null
  readonly required?: boolean | null
  readonly sort_id?: number | null
  readonly ticket_type?: Json | null
  /** TEXT, SELECT, … : how it is answered */
  readonly variation?: string | null
}

/** A choice of a question. */
export interface Choice {
  /** A uuid, with or without dashes */
  readonly uuid?: string | null
  /** A uuid, with or without dashes */
  readonly choice_parent_uuid?: string | null
  readonly description?: string | null
  readonly description_da?: string | null
  readonly label?: string | null
  readonly label_da?: string | null
  readonly limit?: number | null
  readonly sort_id?: number | null
  readonly used?: number | null
}

/** A ticket type. Only its list tells `pk` on every host. */
export interface TicketType {
  /** A uuid, with or without dashes */
  readonly uuid: string
  /** What tickets refer to, and what keeps it in an update of its event */
  readonly pk?: number | null
  readonly active?: boolean | null
  /** Tickets left; amount_left on today's hosts */
  readonly amount?: number | null
  /** Tickets left: total less sold less those in baskets */
  readonly amount_left?: number | null
  readonly amount_sold?: number | null
  readonly amount_total?: number | null
  readonly constraint_definition?: Json | null
  readonly deletable?: boolean | null
  readonly description?: string | null
  readonly extras_image_url?: string | null
  readonly fee?: string | null
  readonly has_advanced_settings?: boolean | null
  readonly invoice_price?: string | null
  readonly is_free?: boolean | null
  readonly is_members_only?: boolean | null
  readonly is_on_sale?: boolean | null
  readonly is_temporarily_sold_out?: boolean | null
  readonly is_tickets_sold?: boolean | null
  readonly price?: string | null
  /** The price in words, in Danish */
  readonly price_verbose?: string | null
  readonly sales_end_date?: string | null
  readonly sales_start_date?: string | null
  readonly show_exact_tickets_left_count?: boolean | null
  readonly show_few_tickets_left_tag?: boolean | null
  readonly sold_out?: boolean | null
  readonly sort_id?: number | null
  readonly start_date?: string | null
  readonly title?: string | null
}

/** An order. Among those of its event it has lines, VAT rate and payment method; alone it has fees and totals. */
export interface Order {
  /** A uuid, with or without dashes */
  readonly uuid: string
  readonly address?: Address | null
  readonly created?: string | null
  readonly currency?: string | null
  readonly customer_id?: string | null
  readonly date?: string | null
  readonly discount?: {
    readonly amount?: string | null
    readonly code?: string | null
    readonly type?: string | null
  } | null
  readonly discount_code?: Json | null
  readonly earliest_date?: string | null
  readonly email?: string | null
  readonly event?: {
    readonly start_date?: string | null
    readonly title?: string | null
    /** A uuid, with or without dashes */
    readonly uuid?: string | null
  } | null
  /** What somebody else calls it; not among the orders of its event */
  readonly external_order_id?: string | null
  readonly fee_amount?: string | null
  readonly fee_per_sms?: string | null
  readonly fee_percentage?: string | null
  readonly fee_total?: string | null
  readonly fee_total_vat?: string | null
  readonly first_name?: string | null
  readonly full_name?: string | null
  readonly id?: number | null
  readonly identifier?: string | null
  readonly news_letter?: boolean | null
  /** What the buyer knows it by */
  readonly order_id?: string | null
  readonly order_lines?: ReadonlyArray<OrderLine> | null
  readonly organizer_absorb_fees?: boolean | null
  readonly pay_by_invoice?: boolean | null
  readonly payment_method?: string | null
  readonly payment_method_id?: string | null
  readonly purchase_is_free?: boolean | null
  readonly receipt_as_web_url?: string | null
  readonly refund_date?: string | null
  readonly refund_email_send?: string | null
  readonly refund_url?: string | null
  readonly refunded?: boolean | null
  readonly send_sms_tickets?: boolean | null
  /** NEW, PAID, REFUND, CANCELLED */
  readonly state?: string | null
  readonly state_verbose?: string | null
  /** It opens the order's tickets: whoever has it has them */
  readonly ticket_download_absolute_url?: string | null
  /** It opens the order's tickets: whoever has it has them */
  readonly ticket_download_url?: string | null
  /** It opens the order's tickets: whoever has it has them */
  readonly ticket_pdf_absolute_url?: string | null
  /** It opens the order's tickets: whoever has it has them */
  readonly ticket_pdf_url?: string | null
  readonly tickets?: ReadonlyArray<Ticket> | null
  /** How many tickets, not how much money */
  readonly total_amount?: number | null
  readonly total_and_all_fees_decimal?: string | null
  readonly user?: Json | null
  readonly vat_exempt?: boolean | null
  /** 0.25, or as a percentage (above 1) 25 */
  readonly vat_rate?: string | null
  readonly vat_total?: string | null
}

/** A line of an order: a ticket type and how many of it. `uuid` is that of the ticket type. */
export interface OrderLine {
  /** A uuid, with or without dashes */
  readonly uuid?: string | null
  readonly amount_of_refunded_tickets?: number | null
  readonly discount_total?: string | null
  readonly gift_card_ticket?: Json | null
  readonly gift_card_total?: string | null
  readonly has_ticket_type_date?: boolean | null
  readonly price?: string | null
  readonly quantity?: number | null
  readonly seating?: Json | null
  /** HTML */
  readonly ticket_description?: string | null
  readonly ticket_refund_total?: string | null
  readonly ticket_type_date?: string | null
  readonly title?: string | null
  /** price × quantity, before the discount */
  readonly total?: string | null
  readonly type?: string | null
}

/** A ticket: alone, inside of an order, or in the list, where it has fewest keys. */
export interface Ticket {
  /** A uuid, with or without dashes */
  readonly uuid: string
  readonly id?: number | null
  readonly anonymised?: boolean | null
  readonly answers?: ReadonlyArray<Answer> | null
  readonly attribute?: Json | null
  readonly attribute_selected?: Json | null
  readonly checked_in?: boolean | null
  readonly company_name?: string | null
  readonly email?: string | null
  /** What somebody else calls it */
  readonly external_uuid?: string | null
  readonly first_name?: string | null
  readonly full_name?: string | null
  readonly has_ticket_type_date?: boolean | null
  readonly last_name?: string | null
  readonly lead_tracking_reference?: string | null
  readonly price?: string | null
  /** What was paid, after the discount */
  readonly price_total?: string | null
  /** A uuid, with or without dashes */
  readonly purchase_uuid?: string | null
  readonly questions?: ReadonlyArray<Question> | null
  readonly seat?: Json | null
  /** Null for merchandise */
  readonly ticket_answer_collection?: {
    readonly answers?: ReadonlyArray<Answer> | null
    /** A uuid, with or without dashes */
    readonly uuid?: string | null
  } | null
  /** It opens the ticket: whoever has it has the ticket */
  readonly ticket_download_absolute_url?: string | null
  readonly ticket_refund?: boolean | null
  readonly ticket_type_date?: string | null
  readonly ticket_type_name?: string | null
  readonly ticket_type_pk?: number | null
  /** It opens the ticket: whoever has it has the ticket */
  readonly url?: string | null
}

/** An answer. Inside of orders `question` is a number and `question_uuid` the uuid; elsewhere `question` is the uuid. */
export interface Answer {
  /** A uuid, with or without dashes */
  readonly uuid?: string | null
  readonly answer_collection?: number | null
  readonly answer_value?: string | null
  readonly answer_value_secondary?: string | null
  readonly answered_choices?: ReadonlyArray<AnsweredChoice> | null
  readonly phone_country_prefix?: string | null
  readonly question?: string | null
  readonly question_heading?: string | null
  /** A uuid, with or without dashes */
  readonly question_uuid?: string | null
  readonly variation?: string | null
}

/** A chosen option: `uuid` at the endpoints of answers, `choice_uuid` inside of orders. */
export interface AnsweredChoice {
  readonly choice_heading?: string | null
  /** A uuid, with or without dashes */
  readonly choice_uuid?: string | null
  /** A uuid, with or without dashes */
  readonly uuid?: string | null
}

/** What refunding an order gives. `purchase` may still be as it was before. */
export interface Refund {
  readonly is_refundable?: boolean | null
  readonly is_refunded?: boolean | null
  readonly purchase: Order
}

/** The answers of one order (`purchase`) or of one ticket (`ticket`). */
export interface Answers {
  readonly answers: ReadonlyArray<Answer>
  /** A uuid, with or without dashes */
  readonly purchase?: string | null
  /** A uuid, with or without dashes */
  readonly ticket?: string | null
}

/** A discount code, of one event or of all. */
export interface DiscountCode {
  readonly id: number
  readonly active?: boolean | null
  /** A percentage, or a sum off each ticket, by discount_type */
  readonly amount?: string | null
  readonly amount_tickets_applied?: number | null
  readonly amount_times_applied?: number | null
  readonly applies_to?: Json | null
  readonly code?: string | null
  /** PER_TICKET or PERCENTAGE */
  readonly discount_type?: string | null
  readonly end_date?: string | null
  readonly group_name?: string | null
  /** A uuid, with or without dashes */
  readonly group_uuid?: string | null
  readonly start_date?: string | null
  /** A uuid, with or without dashes */
  readonly ticket_type_uuid?: string | null
  /** It names the event that the code belongs to, if it belongs to one */
  readonly toggle_url?: string | null
  readonly total_revenue?: string | null
  readonly usage_limit_per_event?: number | null
  readonly usage_tickets_limit?: number | null
}

/** The body of `webhooks.create`. */
export interface NewWebhook {
  /** Where to send deliveries; nobody else should be able to guess it, since they are not signed */
  readonly url: string
  /** A word of webhooks.actions: all, purchase.paid, … */
  readonly action: string
}

/** The body of `webhooks.update`. */
export interface WebhookUpdate {
  /** Where to send deliveries; nobody else should be able to guess it, since they are not signed */
  readonly url?: string
  /** A word of webhooks.actions: all, purchase.paid, … */
  readonly action?: string
  readonly active?: boolean
}

/** The body of `events.create`. */
export interface NewEvent {
  readonly title: string
  /** ISO 8601 with an offset */
  readonly start_date: string
  /** ISO 8601 with an offset */
  readonly end_date?: string
  readonly ticket_types: ReadonlyArray<NewTicketType>
  readonly is_members_only?: boolean
  /** A team's name or uuid */
  readonly team?: string
  readonly eventsettings?: EventSettingsInput
  readonly address?: AddressInput
  /** HTML */
  readonly description?: string
  readonly summary?: string
}

/** The body of `ticketTypes.create`. */
export interface NewTicketType {
  readonly title: string
  /** In major units of the account's currency, VAT included; 0 makes it free */
  readonly price: number | string | Money
  /** How many there are in all */
  readonly amount_total: number
  readonly is_members_only?: boolean
}

/** An amount that knows its currency */
export interface Money {
  /** Whole minor units: cents, yen, fils */
  readonly minor: bigint
  /** ISO 4217 code */
  readonly currency: string
}

/** Part of the body of `events.create`, `events.update`. */
export interface EventSettingsInput {
  readonly attach_voucher?: string | number | boolean | null
  readonly attendee_can_edit?: boolean
  readonly attendee_can_refund?: boolean
  readonly barcode_active?: boolean
  readonly buy_tickets_button_link?: string | null
  readonly buy_tickets_button_text_da?: string | null
  readonly buy_tickets_button_text_en?: string | null
  readonly can_use_season_tickets?: string | number | boolean | null
  readonly choose_tickets_button_text_da?: string | null
  readonly choose_tickets_button_text_en?: string | null
  readonly end_attendee_refund_date?: string | null
  readonly end_date_provided?: boolean
  readonly event_ticket_limit_amount_initially?: number
  readonly event_ticket_limit_sold_out?: boolean
  readonly event_type?: string | null
  readonly fee_type?: string | null
  readonly generate_ticket_pdf?: string | number | boolean | null
  readonly has_end_date?: boolean
  readonly has_event_ticket_limit?: boolean
  readonly has_season_tickets?: string | number | boolean | null
  readonly invoice_payment_only?: boolean
  readonly invoice_payment_optional?: boolean
  readonly is_no_show_fee?: boolean
  readonly members_only_text?: string | null
  readonly mobile_pay_active?: string | number | boolean | null
  readonly no_orphan_seats?: string | number | boolean | null
  readonly order_ticket_limit?: number
  readonly organizer_absorb_fees?: boolean
  readonly purchase_success_text_da?: string | null
  readonly purchase_success_text_en?: string | null
  readonly reminder_email_settings?: Json | null
  readonly send_emails?: boolean
  readonly show_exact_tickets_left_count?: string | number | boolean | null
  readonly show_gift_card_expiry_date?: string | number | boolean | null
  readonly show_price_with_vat?: boolean
  readonly show_tag_few_tickets_left?: string | number | boolean | null
  readonly show_tickets_left?: string | number | boolean | null
  readonly show_tickets_left_fewer_configured_values?: Json | null
  readonly show_tickets_left_fewer_exact_number?: string | number | boolean | null
  readonly show_waiting_list?: boolean
  readonly tickets_left_fewer_configured_values?: Json | null
  readonly use_no_qrcode_template_gift_card?: string | number | boolean | null
  readonly vat_exempt?: boolean
  readonly refund_email_text?: string | null
  readonly reminder_email?: boolean
  readonly reminder_email_text?: string | null
  readonly ticket_email_text?: string | null
  readonly ticket_limit?: number
  readonly ticket_limit_members_only?: number
}

/** Part of the body of `events.create`, `events.update`, `orders.update`. */
export interface AddressInput {
  readonly first_name?: string
  readonly last_name?: string
  readonly title?: string
  readonly venue?: string | null
  readonly business_name?: string
  readonly cvr?: string
  readonly street?: string
  readonly street_2?: string
  readonly city?: string
  readonly postcode?: string | number
  readonly country?: string
  readonly phone?: string
  readonly email?: string
  readonly language?: string
}

/** The body of `events.update`. */
export interface EventUpdate {
  readonly title?: string
  /** ISO 8601 with an offset */
  readonly start_date?: string
  /** ISO 8601 with an offset */
  readonly end_date?: string
  readonly ticket_types: ReadonlyArray<TicketTypeEntry>
  readonly is_members_only?: boolean
  readonly team?: string
  readonly eventsettings?: EventSettingsInput
  readonly address?: AddressInput
  /** HTML */
  readonly description?: string
  readonly summary?: string
}

/** Part of the body of `events.update`. */
export interface TicketTypeEntry {
  readonly pk?: number
  readonly title: string
  /** In major units of the account's currency, VAT included; 0 makes it free */
  readonly price: number | string | Money
  readonly active?: boolean
  /** How many are left; it wins over amount_total */
  readonly amount?: number
  readonly amount_sold?: number
  /** How many there are in all */
  readonly amount_total?: number
  readonly is_members_only?: boolean
  readonly description?: string | null
  readonly start_date?: string | null
  readonly sort_id?: number | null
}

/** The body of `events.delete`. */
export interface EventRemoval {
  /** Mailed to everybody who has a ticket */
  readonly delete_reason: string
}

/** The body of `ticketTypes.update`. */
export interface TicketTypeUpdate {
  readonly title?: string
  /** It cannot change once a ticket is sold */
  readonly price?: number | string | Money
  /** How many are left; it wins over amount_total */
  readonly amount?: number
  /** How many there are in all */
  readonly amount_total?: number
  readonly is_members_only?: boolean
}

/** The body of `ticketTypeQuestions.replace`. */
export interface QuestionList {
  readonly questions: ReadonlyArray<QuestionEntry>
}

/** Part of the body of `ticketTypeQuestions.replace`. */
export interface QuestionEntry {
  /** A uuid, with dashes or without */
  readonly uuid?: string
  readonly new?: true
  /** As it is, of one that is there */
  readonly variation:
    | "TEXT"
    | "TEXTAREA"
    | "NUMBER"
    | "NAME"
    | "COMPANY"
    | "EMAIL"
    | "SELECT"
    | "SELECT_MULTIPLE"
    | "NAME_FIRST_LAST"
    | "PHONE"
    | string
  readonly sort_id: number
  /** all, the only word that is documented, for every ticket type */
  readonly ticket_type?: string
  readonly heading: string
  readonly active?: boolean
  readonly required?: boolean
  readonly choices?: ReadonlyArray<ChoiceEntry>
}

/** Part of the body of `ticketTypeQuestions.replace`, `questions.update`. */
export interface ChoiceEntry {
  /** A uuid, with dashes or without */
  readonly uuid?: string
  readonly sort_id: number
  readonly label: string
  readonly description?: string | null
}

/** The body of `questions.update`. */
export interface QuestionUpdate {
  readonly variation?:
    | "TEXT"
    | "TEXTAREA"
    | "NUMBER"
    | "NAME"
    | "COMPANY"
    | "EMAIL"
    | "SELECT"
    | "SELECT_MULTIPLE"
    | "NAME_FIRST_LAST"
    | "PHONE"
  readonly sort_id?: number
  readonly heading?: string
  readonly active?: boolean
  readonly required?: boolean
  readonly choices?: ReadonlyArray<ChoiceEntry>
}

/** The body of `orders.create`. */
export interface NewOrder {
  /** A uuid, with dashes or without */
  readonly event: string
  readonly address: BuyerInput
  readonly ticket_types: readonly [TicketsWanted, ...ReadonlyArray<TicketsWanted>]
  /** Your own id for it, by which it is found again */
  readonly external_order_id?: string
}

/** Part of the body of `orders.create`. */
export interface BuyerInput {
  readonly first_name: string
  readonly last_name: string
  readonly email: string
  readonly phone?: string
}

/** Part of the body of `orders.create`. */
export interface TicketsWanted {
  /** A uuid, with dashes or without */
  readonly uuid: string
  readonly amount: number
}

/** The body of `orders.update`. */
export interface OrderUpdate {
  readonly address: AddressInput
}

/** The body of `orders.answers.store`, `tickets.answers.store`. */
export interface AnswerEntry {
  /** The question's uuid */
  readonly uuid: string
  readonly value: ReadonlyArray<string> | string
}

/** The body of `tickets.update`. */
export interface TicketUpdate {
  /** The name on the ticket */
  readonly full_name?: string
  /** true checks it in, false takes that back */
  readonly checked_in?: boolean
  /** Your own id for it, in any form */
  readonly external_uuid?: string | null
  readonly lead_tracking_reference?: string | null
}

/** The body of `events.discountCodes.create`, `discountCodes.create`. */
export interface NewDiscountCode {
  readonly code: string
  /** Percent, or money off each ticket, by discount_type */
  readonly amount: number | string | Money
  readonly discount_type: "PER_TICKET" | "PERCENTAGE"
  /** How many tickets it can be applied to */
  readonly usage_tickets_limit: number
  /** A uuid, with dashes or without */
  readonly ticket_type_uuid?: string
}

/** What `ping` takes. */
export interface PingInput {}

/** What `newsletters.list` takes. */
export interface NewslettersListInput {
  /** Sent by itself */
  readonly format?: "json"
}

/** What `newsletters.mail` takes. */
export interface NewslettersMailInput {
  /** Sent by itself */
  readonly format?: "xlsx"
}

/** What `orders.report` takes. */
export interface OrdersReportInput {
  readonly year?: number
  readonly month?: number
  /** Who gets it; else who gets the accounting mails */
  readonly email?: string
}

/** What `webhooks.access` takes. */
export interface WebhooksAccessInput {}

/** What `webhooks.actions` takes. */
export interface WebhooksActionsInput {}

/** What `webhooks.list` takes. */
export interface WebhooksListInput {}

/** What `webhooks.create` takes. */
export interface WebhooksCreateInput {
  readonly body: NewWebhook
}

/** What `webhooks.get` takes. */
export interface WebhooksGetInput {
  /** A uuid, with dashes or without */
  readonly hook: string
}

/** What `webhooks.update` takes. */
export interface WebhooksUpdateInput {
  /** A uuid, with dashes or without */
  readonly hook: string
  readonly body: WebhookUpdate
}

/** What `webhooks.delete` takes. */
export interface WebhooksDeleteInput {
  /** A uuid, with dashes or without */
  readonly hook: string
}

/** What `events.list` takes. */
export interface EventsListInput {
  /** Whether expired ones are listed too */
  readonly old?: boolean
}

/** What `events.create` takes. */
export interface EventsCreateInput {
  readonly body: NewEvent
}

/** What `events.get` takes. */
export interface EventsGetInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `events.update` takes. */
export interface EventsUpdateInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** true lets it remove what it does not name, and saves the request that looks */
  readonly allowRemoval?: boolean
  readonly body: EventUpdate
}

/** What `events.delete` takes. */
export interface EventsDeleteInput {
  /** A uuid, with dashes or without */
  readonly event: string
  readonly body: EventRemoval
}

/** What `ticketTypes.list` takes. */
export interface TicketTypesListInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `ticketTypes.create` takes. */
export interface TicketTypesCreateInput {
  /** A uuid, with dashes or without */
  readonly event: string
  readonly body: NewTicketType
}

/** What `ticketTypes.get` takes. */
export interface TicketTypesGetInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** A uuid, with dashes or without */
  readonly ticket_type: string
}

/** What `ticketTypes.update` takes. */
export interface TicketTypesUpdateInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** A uuid, with dashes or without */
  readonly ticket_type: string
  readonly body: TicketTypeUpdate
}

/** What `ticketTypes.delete` takes. */
export interface TicketTypesDeleteInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** A uuid, with dashes or without */
  readonly ticket_type: string
}

/** What `ticketTypeQuestions.list` takes. */
export interface TicketTypeQuestionsListInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `ticketTypeQuestions.replace` takes. */
export interface TicketTypeQuestionsReplaceInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** true lets it remove what it does not name, and saves the request that looks */
  readonly allowRemoval?: boolean
  readonly body: QuestionList
}

/** What `purchaseQuestions.get` takes. */
export interface PurchaseQuestionsGetInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `questions.get` takes. */
export interface QuestionsGetInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** A uuid, with dashes or without */
  readonly question: string
}

/** What `questions.update` takes. */
export interface QuestionsUpdateInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** A uuid, with dashes or without */
  readonly question: string
  /** true lets it remove what it does not name, and saves the request that looks */
  readonly allowRemoval?: boolean
  readonly body: QuestionUpdate
}

/** What `questions.delete` takes. */
export interface QuestionsDeleteInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** A uuid, with dashes or without */
  readonly question: string
}

/** What `orders.list` takes. */
export interface OrdersListInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `orders.create` takes. */
export interface OrdersCreateInput {
  readonly body: NewOrder
}

/** What `orders.get` takes. */
export interface OrdersGetInput {
  /** A uuid, with dashes or without */
  readonly order: string
}

/** What `orders.update` takes. */
export interface OrdersUpdateInput {
  /** A uuid, with dashes or without */
  readonly order: string
  readonly body: OrderUpdate
}

/** What `orders.refund` takes. */
export interface OrdersRefundInput {
  /** A uuid, with dashes or without */
  readonly order: string
}

/** What `orders.answers.get` takes. */
export interface OrdersAnswersGetInput {
  /** A uuid, with dashes or without */
  readonly order: string
}

/** What `orders.answers.store` takes. */
export interface OrdersAnswersStoreInput {
  /** A uuid, with dashes or without */
  readonly order: string
  readonly body: ReadonlyArray<AnswerEntry>
}

/** What `tickets.list` takes. */
export interface TicketsListInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `tickets.get` takes. */
export interface TicketsGetInput {
  /** A uuid, with dashes or without */
  readonly ticket: string
}

/** What `tickets.update` takes. */
export interface TicketsUpdateInput {
  /** A uuid, with dashes or without */
  readonly ticket: string
  readonly body: TicketUpdate
}

/** What `tickets.answers.get` takes. */
export interface TicketsAnswersGetInput {
  /** A uuid, with dashes or without */
  readonly ticket: string
}

/** What `tickets.answers.store` takes. */
export interface TicketsAnswersStoreInput {
  /** A uuid, with dashes or without */
  readonly ticket: string
  readonly body: ReadonlyArray<AnswerEntry>
}

/** What `tickets.questions.list` takes. */
export interface TicketsQuestionsListInput {
  /** A uuid, with dashes or without */
  readonly ticket: string
}

/** What `tickets.questions.unanswered` takes. */
export interface TicketsQuestionsUnansweredInput {
  /** A uuid, with dashes or without */
  readonly ticket: string
}

/** What `events.discountCodes.list` takes. */
export interface EventsDiscountCodesListInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `events.discountCodes.listDocumented` takes. */
export interface EventsDiscountCodesListDocumentedInput {
  /** A uuid, with dashes or without */
  readonly event: string
}

/** What `events.discountCodes.create` takes. */
export interface EventsDiscountCodesCreateInput {
  /** A uuid, with dashes or without */
  readonly event: string
  readonly body: readonly [NewDiscountCode, ...ReadonlyArray<NewDiscountCode>]
}

/** What `events.discountCodes.toggle` takes. */
export interface EventsDiscountCodesToggleInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** The code's number */
  readonly id: number
}

/** What `events.discountCodes.delete` takes. */
export interface EventsDiscountCodesDeleteInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** The code's number */
  readonly id: number
}

/** What `discountCodes.list` takes. */
export interface DiscountCodesListInput {}

/** What `discountCodes.listDocumented` takes. */
export interface DiscountCodesListDocumentedInput {}

/** What `discountCodes.create` takes. */
export interface DiscountCodesCreateInput {
  readonly body: readonly [NewDiscountCode, ...ReadonlyArray<NewDiscountCode>]
}

/** What `discountCodes.toggle` takes. */
export interface DiscountCodesToggleInput {
  /** The code's number */
  readonly id: number
}

/** What `discountCodes.delete` takes. */
export interface DiscountCodesDeleteInput {
  /** The code's number */
  readonly id: number
}

/** What `events.discountCodes.setActive` takes. */
export interface EventsDiscountCodesSetActiveInput {
  /** A uuid, with dashes or without */
  readonly event: string
  /** The code's number */
  readonly id: number
  /** Whether the code is to be active */
  readonly active: boolean
}

/** What `discountCodes.setActive` takes. */
export interface DiscountCodesSetActiveInput {
  /** The code's number */
  readonly id: number
  /** Whether the code is to be active */
  readonly active: boolean
}

/** Every endpoint of Ticketbutler as a method. What is thrown is a `TicketbutlerError`. */
export interface TicketbutlerMethods {
  /** Whether the token is good. `GET /api/v3/ping/` (seed 002, Authentication). */
  readonly ping: (input?: PingInput, options?: CallOptions) => Promise<null>
  readonly newsletters: {
    /** Who signed up for newsletters. `GET /api/v3/whitelabel/newsletters/` (seed 002, Get all newsletter signups). */
    readonly list: (input?: NewslettersListInput, options?: CallOptions) => PagedList<Newsletter>
    /**
     * Mails who signed up for newsletters as a spreadsheet, to whom the platform has as the account's owner. `GET /api/v3/whitelabel/newsletters/` (seed 002, Get all newsletter signups).
     * It may mail people.
     */
    readonly mail: (input?: NewslettersMailInput, options?: CallOptions) => Promise<null>
  }
  readonly orders: {
    /**
     * Mails a month's orders as a spreadsheet; it gives no data. `GET /api/v3/whitelabel/orders/` (seed 002, Get Order by Month).
     * It may mail people.
     */
    readonly report: (input?: OrdersReportInput, options?: CallOptions) => Promise<null>
    /** Every order of one event with lines, tickets and answers, in one answer; slow, and cut off on big events. `GET /api/v3/events/{event}/orders/` (seed 002, Get events orders). */
    readonly list: (input: OrdersListInput, options?: CallOptions) => PagedList<Order>
    /**
     * Orders tickets of an event that is free, paid for by voucher, or invoiced; the buyer is mailed the tickets. `POST /api/v3/orders/` (seed 002, Create Order).
     * It may mail people.
     * It cannot be taken back.
     */
    readonly create: (input: OrdersCreateInput, options?: CallOptions) => Promise<Order>
    /** One order. `GET /api/v3/orders/{order}/` (seed 002, Get a Specific Order). */
    readonly get: (input: OrdersGetInput, options?: CallOptions) => Promise<Order>
    /** Changes the address of an order's buyer. `PATCH /api/v3/orders/{order}/` (seed 002, Update order). */
    readonly update: (input: OrdersUpdateInput, options?: CallOptions) => Promise<Order>
    /**
     * Refunds a whole order; there is no refunding a part of it. `DELETE /api/v3/orders/{order}/` (seed 002, Refund an order).
     * It may mail people.
     * It cannot be taken back.
     */
    readonly refund: (input: OrdersRefundInput, options?: CallOptions) => Promise<Refund>
    readonly answers: {
      /** What the buyer of one order answered. `GET /api/v3/orders/{order}/questions/` (seed 002, Get Collected Data from order). */
      readonly get: (input: OrdersAnswersGetInput, options?: CallOptions) => Promise<Answers>
      /** Sets answers of an order's buyer; questions that are left out keep theirs. `POST /api/v3/orders/{order}/questions/` (seed 002, Collect Order Data). */
      readonly store: (input: OrdersAnswersStoreInput, options?: CallOptions) => Promise<Answers>
    }
  }
  readonly webhooks: {
    /** Whether the token may manage webhooks. `GET /webhooks/v1/` (seed 002, Test access to the webhooks). */
    readonly access: (input?: WebhooksAccessInput, options?: CallOptions) => Promise<null>
    /** What webhooks can be told of: a list of words, which may have others than the documentation. `GET /webhooks/v1/actions/` (seed 002, Actions). */
    readonly actions: (input?: WebhooksActionsInput, options?: CallOptions) => PagedList<string>
    /** The webhooks of the whole account. `GET /webhooks/v1/whitelabel/hooks/` (seed 002, Whitelabel List Webhooks). */
    readonly list: (input?: WebhooksListInput, options?: CallOptions) => PagedList<Webhook>
    /** Makes a webhook for the whole account, which only its owner may. `POST /webhooks/v1/whitelabel/hooks/` (seed 002, Whitelabel Create Webhook). */
    readonly create: (input: WebhooksCreateInput, options?: CallOptions) => Promise<Webhook>
    /** One webhook. `GET /webhooks/v1/whitelabel/hooks/{hook}/` (seed 002, Whitelabel Get Webhook). */
    readonly get: (input: WebhooksGetInput, options?: CallOptions) => Promise<Webhook>
    /** Changes where a webhook reports to, what of, or whether it does. `PATCH /webhooks/v1/whitelabel/hooks/{hook}/` (seed 002, Whitelabel Update Webhook). */
    readonly update: (input: WebhooksUpdateInput, options?: CallOptions) => Promise<Webhook>
    /**
     * Deletes a webhook for good. `DELETE /webhooks/v1/whitelabel/hooks/{hook}/` (seed 002, Whitelabel Delete Webhook).
     * It cannot be taken back.
     */
    readonly delete: (input: WebhooksDeleteInput, options?: CallOptions) => Promise<Confirmation>
  }
  readonly events: {
    /** Upcoming events; with old=true expired ones too. The only place that tells an event's currency. `GET /api/v3/events/` (seed 002, Get All Events). */
    readonly list: (input?: EventsListInput, options?: CallOptions) => PagedList<ListedEvent>
    /** Makes an event with its ticket types. The answer leaves most of the address out: read it back. `POST /api/v3/events/` (seed 002, Create an event). */
    readonly create: (input: EventsCreateInput, options?: CallOptions) => Promise<Event>
    /** One event with its ticket types, and on most hosts its questions, end and time zone. `GET /api/v3/events/{event}/` (seed 002, Get Specific Event). */
    readonly get: (input: EventsGetInput, options?: CallOptions) => Promise<Event>
    /**
     * Sets an event's fields and replaces all of its ticket types: those that no pk names are deleted. One request more looks first, and refuses with WouldRemove unless allowRemoval is true. `POST /api/v3/events/{event}/` (seed 002, Update event).
     * It cannot be taken back.
     */
    readonly update: (input: EventsUpdateInput, options?: CallOptions) => Promise<Event>
    /**
     * Calls an event off: everybody who has a ticket is mailed the reason. `DELETE /api/v3/events/{event}/` (seed 002, Delete event).
     * It may mail people.
     * It cannot be taken back.
     */
    readonly delete: (input: EventsDeleteInput, options?: CallOptions) => Promise<null>
    readonly discountCodes: {
      /** The discount codes of one event, page by page. `GET /api/v3/events/{event}/discount-codes/` (platform notes 1). */
      readonly list: (input: EventsDiscountCodesListInput, options?: CallOptions) => PagedList<DiscountCode>
      /** The discount codes of one event at the documented path, which not every host has. `GET /api/v3/events/{event}/discount-code/` (seed 002, Get event discount codes). */
      readonly listDocumented: (
        input: EventsDiscountCodesListDocumentedInput,
        options?: CallOptions,
      ) => PagedList<DiscountCode>
      /** Makes discount codes for one event. `POST /api/v3/events/{event}/discount-code/` (seed 002, Create a discount code). */
      readonly create: (
        input: EventsDiscountCodesCreateInput,
        options?: CallOptions,
      ) => Promise<ReadonlyArray<DiscountCode>>
      /** Makes an active code of an event inactive, and an inactive one active. `POST /api/v3/events/{event}/discount-code/{id}/` (seed 002, Toggle discount code). */
      readonly toggle: (input: EventsDiscountCodesToggleInput, options?: CallOptions) => Promise<DiscountCode>
      /**
       * Deletes a code of an event that nobody has used. `DELETE /api/v3/events/{event}/discount-code/{id}/` (seed 002, Delete discount codes).
       * It cannot be taken back.
       */
      readonly delete: (input: EventsDiscountCodesDeleteInput, options?: CallOptions) => Promise<null>
      /** Makes a code active or inactive: reads the list, and toggles it only if it is not so already. `POST /api/v3/events/{event}/discount-code/{id}/` (seed 002, Toggle discount code). */
      readonly setActive: (input: EventsDiscountCodesSetActiveInput, options?: CallOptions) => Promise<DiscountCode>
    }
  }
  readonly ticketTypes: {
    /** The ticket types of one event. `GET /api/v3/events/{event}/ticket-types/` (seed 002, Get event ticket types). */
    readonly list: (input: TicketTypesListInput, options?: CallOptions) => PagedList<TicketType>
    /** Adds a ticket type to an event. `POST /api/v3/events/{event}/ticket-types/` (seed 002, Create Ticket Type). */
    readonly create: (input: TicketTypesCreateInput, options?: CallOptions) => Promise<TicketType>
    /** One ticket type. `GET /api/v3/events/{event}/ticket-types/{ticket_type}/` (seed 002, Get Specific Ticket Type). */
    readonly get: (input: TicketTypesGetInput, options?: CallOptions) => Promise<TicketType>
    /** Changes a ticket type: its price only as long as none is sold. `PATCH /api/v3/events/{event}/ticket-types/{ticket_type}/` (seed 002, Update Ticket Type). */
    readonly update: (input: TicketTypesUpdateInput, options?: CallOptions) => Promise<TicketType>
    /**
     * Deletes a ticket type of which nothing is sold. `DELETE /api/v3/events/{event}/ticket-types/{ticket_type}/` (seed 002, Delete Ticket type).
     * It cannot be taken back.
     */
    readonly delete: (input: TicketTypesDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly ticketTypeQuestions: {
    /** What attendees of one event are asked, by collection: one in the documentation, a list of them really. `GET /api/v3/events/{event}/ticket-type-questions/` (seed 002, Get Ticket Type Questions). */
    readonly list: (input: TicketTypeQuestionsListInput, options?: CallOptions) => PagedList<QuestionCollection>
    /**
     * Sets everything that attendees are asked: questions and choices that no uuid names are removed. One request more looks first, and refuses with WouldRemove unless allowRemoval is true. `POST /api/v3/events/{event}/ticket-type-questions/` (seed 002, Create/Update Ticket Type Questions).
     * It cannot be taken back.
     */
    readonly replace: (input: TicketTypeQuestionsReplaceInput, options?: CallOptions) => Promise<QuestionCollection>
  }
  readonly purchaseQuestions: {
    /** What buyers of one event are asked: a collection of questions. There is no writing it. `GET /api/v3/events/{event}/purchase-questions/` (seed 002, Get Purchase Questions). */
    readonly get: (input: PurchaseQuestionsGetInput, options?: CallOptions) => Promise<QuestionCollection>
  }
  readonly questions: {
    /** One question. `GET /api/v3/events/{event}/questions/{question}/` (seed 002, Get Specific Question). */
    readonly get: (input: QuestionsGetInput, options?: CallOptions) => Promise<Question>
    /**
     * Changes a question; choices, if given, are replaced: those that no uuid names are removed. One request more looks first, and refuses with WouldRemove unless allowRemoval is true. `PATCH /api/v3/events/{event}/questions/{question}/` (seed 002, Update Specific Question).
     * It cannot be taken back.
     */
    readonly update: (input: QuestionsUpdateInput, options?: CallOptions) => Promise<Question>
    /**
     * Deletes a question. `DELETE /api/v3/events/{event}/questions/{question}/` (seed 002, Delete specific question).
     * It cannot be taken back.
     */
    readonly delete: (input: QuestionsDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly tickets: {
    /** Every ticket of one event, in short; fast. `GET /api/v3/events/{event}/tickets/` (seed 002, Get event tickets). */
    readonly list: (input: TicketsListInput, options?: CallOptions) => PagedList<Ticket>
    /** One ticket, with the order it belongs to. `GET /api/v3/tickets/{ticket}/` (seed 002, Get specific ticket). */
    readonly get: (input: TicketsGetInput, options?: CallOptions) => Promise<Ticket>
    /** Changes the name on a ticket, checks it in or out, or gives it an id of your own. `PATCH /api/v3/tickets/{ticket}/` (seed 002, Update ticket details). */
    readonly update: (input: TicketsUpdateInput, options?: CallOptions) => Promise<Ticket>
    readonly answers: {
      /** What the holder of one ticket answered. `GET /api/v3/tickets/{ticket}/questions/` (seed 002, Get Collected Ticket Data). */
      readonly get: (input: TicketsAnswersGetInput, options?: CallOptions) => Promise<Answers>
      /** Sets answers of a ticket's holder; questions that are left out keep theirs. `POST /api/v3/tickets/{ticket}/questions/` (seed 002, Collect Ticket Data). */
      readonly store: (input: TicketsAnswersStoreInput, options?: CallOptions) => Promise<Answers>
    }
    readonly questions: {
      /** What the holder of one ticket is asked. `GET /api/v3/tickets/{ticket}/questions/all/` (seed 002, Get Ticket Specific Questions). */
      readonly list: (input: TicketsQuestionsListInput, options?: CallOptions) => PagedList<Question>
      /** What the holder of one ticket has not answered yet. `GET /api/v3/tickets/{ticket}/questions/unanswered/` (seed 002, Get Unanswered Questions). */
      readonly unanswered: (input: TicketsQuestionsUnansweredInput, options?: CallOptions) => PagedList<Question>
    }
  }
  readonly discountCodes: {
    /** The discount codes that hold for every event, page by page. `GET /api/v3/discount-codes/` (platform notes 1). */
    readonly list: (input?: DiscountCodesListInput, options?: CallOptions) => PagedList<DiscountCode>
    /** The discount codes that hold for every event at the documented path, which not every host has. `GET /api/v3/discount-code/` (seed 002, Generic Discount codes: Get discount codes). */
    readonly listDocumented: (
      input?: DiscountCodesListDocumentedInput,
      options?: CallOptions,
    ) => PagedList<DiscountCode>
    /** Makes discount codes that hold for every event. `POST /api/v3/discount-code/` (seed 002, Generic Discount codes: Create a discount code). */
    readonly create: (input: DiscountCodesCreateInput, options?: CallOptions) => Promise<ReadonlyArray<DiscountCode>>
    /** Makes an active code inactive, and an inactive one active. `POST /api/v3/discount-code/{id}/` (seed 002, Generic Discount codes: Toggle discount code). */
    readonly toggle: (input: DiscountCodesToggleInput, options?: CallOptions) => Promise<DiscountCode>
    /**
     * Deletes a code that nobody has used. `DELETE /api/v3/discount-code/{id}/` (seed 002, Generic Discount codes: Delete discount codes).
     * It cannot be taken back.
     */
    readonly delete: (input: DiscountCodesDeleteInput, options?: CallOptions) => Promise<null>
    /** Makes a code active or inactive: reads the list, and toggles it only if it is not so already. `POST /api/v3/discount-code/{id}/` (seed 002, Generic Discount codes: Toggle discount code). */
    readonly setActive: (input: DiscountCodesSetActiveInput, options?: CallOptions) => Promise<DiscountCode>
  }
}

/** A plain client of Ticketbutler. */
export interface Ticketbutler extends TicketbutlerMethods, Closing {}
