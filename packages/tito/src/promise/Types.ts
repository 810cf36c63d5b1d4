/**
 * The plain Tito client: promises and async iterables. No Effect types.
 *
 * Made from the table of endpoints by `pnpm generate`; do not edit.
 *
 * @module
 */
import type { CallOptions, Closing, PagedList } from "@boxport/connector/promise"

/** Who a token is. `access_token` is its last four characters; `lookup_mode` is live or test. */
export interface Hello {
  readonly access_token?: string | null
  readonly accounts?: ReadonlyArray<string> | null
  readonly authenticated?: boolean | null
  readonly lookup_mode?: string | null
}

/** An event. `security_token`, `admin_control_token` and `secret_password` let in or sign: none is for logs. */
export interface Event {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly additional_info?: string | null
  readonly additional_receipt_currency?: string | null
  readonly after_registration_closed_url?: string | null
  readonly after_registration_complete_url?: string | null
  readonly after_registration_redirect_after_questions?: boolean | null
  readonly allow_browser_locale?: boolean | null
  readonly always_show_ticket_success_message?: boolean | null
  readonly banner_alt_text?: string | null
  readonly cancel_unpaid_invoices_after_due_date?: boolean | null
  readonly chosen_homepage?: string | null
  readonly custom_background_color?: string | null
  readonly custom_complete_ticket_label?: string | null
  readonly custom_css?: string | null
  readonly custom_domain?: string | null
  readonly custom_email_css?: string | null
  readonly custom_email_signature?: string | null
  readonly custom_heading_highlight_color?: string | null
  readonly custom_overlay_css?: string | null
  readonly custom_receipt_label?: string | null
  readonly custom_registration_confirmation_subject?: string | null
  readonly custom_registration_unavailable_message?: string | null
  readonly custom_success_html?: string | null
  readonly custom_ticket_added_subject?: string | null
  readonly custom_ticket_gifted_subject?: string | null
  readonly custom_ticket_message?: string | null
  readonly custom_ticket_updated_subject?: string | null
  readonly custom_view_ticket_label?: string | null
  readonly default_billing_country?: string | null
  readonly display_date?: string | null
  readonly display_title?: string | null
  readonly email_allow_list?: string | null
  readonly email_block_list?: string | null
  readonly email_invoice?: boolean | null
  readonly facebook_share_message?: string | null
  readonly hide_tax_types?: boolean | null
  readonly homepage_url?: string | null
  readonly invoice_change_cutoff_days?: number | null
  readonly invoice_date_set_when_paid?: boolean | null
  readonly invoice_due_days?: number | null
  readonly invoice_extra?: string | null
  readonly invoice_form_message?: string | null
  readonly invoice_issue_method?: string | null
  readonly invoice_number_format?: string | null
  readonly invoice_number_offset?: number | null
  readonly invoice_payment_due_at?: string | null
  readonly invoice_payment_instructions?: string | null
  readonly invoice_purchase_message?: string | null
  readonly invoice_tax_details?: string | null
  readonly italian_checkout?: boolean | null
  readonly lock_changes_when_ticket_not_complete?: string | null
  readonly map_latitude?: string | null
  readonly map_link?: string | null
  readonly map_longitude?: string | null
  readonly map_zoomlevel?: number | null
  readonly max_tickets_per_person?: number | null
  readonly max_tickets_per_registration?: number | null
  readonly meta_robots?: string | null
  readonly min_tickets_per_person?: number | null
  readonly min_tickets_per_registration?: number | null
  readonly organization_address?: string | null
  readonly organization_name?: string | null
  readonly payment_instructions?: string | null
  readonly payment_option_required?: boolean | null
  readonly receipt_footer_message?: string | null
  readonly register_button_label?: string | null
  readonly register_interest_form_label?: string | null
  readonly requires_billing_address?: boolean | null
  readonly requires_company_name?: boolean | null
  readonly requires_country?: boolean | null
  readonly requires_job_title?: boolean | null
  readonly requires_vat_number?: boolean | null
  readonly resell_attendee_voided_tickets?: boolean | null
  readonly save_utm_as_metadata?: string | null
  readonly send_registration_confirmation_email?: boolean | null
  readonly send_ticket_gifted_email?: boolean | null
  readonly send_ticket_updated_email?: boolean | null
  readonly send_unpaid_invoice_reminder_emails?: boolean | null
  readonly send_waitlist_confirmation_email?: boolean | null
  readonly show_additional_info?: boolean | null
  readonly show_banner?: boolean | null
  readonly show_company_field?: boolean | null
  readonly show_date?: boolean | null
  readonly show_description?: boolean | null
  readonly show_email_address?: boolean | null
  readonly show_invoice_company_name_first?: boolean | null
  readonly show_invoice_purchase_order_number_field?: boolean | null
  readonly show_job_title_field?: boolean | null
  readonly show_location?: boolean | null
  readonly show_logo?: boolean | null
  readonly show_next_tickets?: boolean | null
  readonly show_order_summary?: boolean | null
  readonly show_past_tickets?: boolean | null
  readonly show_phone_number_field?: boolean | null
  readonly show_prices_ex_tax?: boolean | null
  readonly show_purchase_order_number_field?: boolean | null
  readonly show_register_interest_form?: boolean | null
  readonly show_register_interest_form_tickets_not_on_sale?: boolean | null
  readonly show_register_interest_form_tickets_on_sale?: boolean | null
  readonly show_sharing_links?: boolean | null
  readonly show_tickets_remaining?: boolean | null
  readonly show_tickets_remaining_threshold?: number | null
  readonly show_title?: boolean | null
  readonly show_venue?: boolean | null
  readonly snoozing_disabled?: boolean | null
  readonly social_sharing_description?: string | null
  readonly social_sharing_title?: string | null
  readonly stripe_statement_descriptor?: string | null
  readonly team_signoff?: string | null
  readonly theme?: string | null
  readonly ticket_cancelling_enabled?: boolean | null
  readonly ticket_downloads_enabled?: boolean | null
  readonly ticket_fail_message?: string | null
  readonly ticket_gifting_disabled?: boolean | null
  readonly ticket_gifting_disabled_at?: string | null
  readonly ticket_gifting_disabled_message?: string | null
  readonly ticket_qr_codes_enabled?: boolean | null
  readonly ticket_success_message?: string | null
  readonly ticket_unique_emails?: boolean | null
  readonly ticket_vcards_enabled?: boolean | null
  readonly ticket_wallet_pass_enabled?: boolean | null
  readonly tickets_form_label?: string | null
  readonly twitter_share_message?: string | null
  readonly typekit_id?: string | null
  readonly cors_domains?: ReadonlyArray<unknown> | null
  readonly credit_card_payment_option_gateway_type?: string | null
  readonly credit_card_payment_option_id?: number | null
  readonly credit_card_payment_options?: ReadonlyArray<unknown> | null
  readonly email_image?: Picture | null
  readonly last_invoice_number?: string | null
  readonly next_invoice_number?: string | null
  readonly passbook_icon?: unknown | null
  readonly paypal_express_blocked?: boolean | null
  readonly paypal_payment_option_id?: number | null
  readonly paypal_payment_options?: ReadonlyArray<unknown> | null
  readonly paypal_platform_blocked?: boolean | null
  readonly share_link?: string | null
  readonly shareable_image?: Picture | null
  readonly show_discount_code_field?: boolean | null
  readonly store_customer?: unknown | null
  readonly stripe?: unknown | null
  readonly ticket_gifting_disabled_now?: boolean | null
  readonly account_id?: number | null
  readonly account_slug?: string | null
  readonly admin_control_token?: string | null
  readonly anonymisation_state?: string | null
  readonly any_live_sales?: boolean | null
  readonly any_live_tickets?: boolean | null
  readonly archived?: boolean | null
  readonly banner?: Picture | null
  readonly banner_url?: string | null
  readonly consent?: unknown | null
  readonly created_at?: string | null
  readonly currency?: string | null
  readonly currency_options?: ReadonlyArray<unknown> | null
  readonly date_or_range?: string | null
  readonly day_number?: number | null
  readonly days_since?: number | null
  readonly days_until?: number | null
  readonly default_locale?: string | null
  readonly deletion_state?: string | null
  readonly description?: string | null
  readonly discount_codes_count?: number | null
  readonly email_address?: string | null
  readonly end_at?: string | null
  readonly end_date?: string | null
  readonly end_time?: string | null
  readonly from_email?: string | null
  readonly gross_income?: string | null
  readonly happening_in?: string | null
  readonly live?: boolean | null
  readonly locales?: ReadonlyArray<string> | null
  readonly location?: string | null
  readonly logo?: Picture | null
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly net_income?: string | null
  readonly private?: boolean | null
  readonly quantity?: number | null
  readonly registrations_count?: number | null
  readonly release_ids?: ReadonlyArray<number | string> | null
  readonly release_slugs?: ReadonlyArray<string> | null
  readonly releases?: ReadonlyArray<Release> | null
  readonly releases_count?: number | null
  readonly reply_to_email?: string | null
  readonly secret_password?: string | null
  readonly security_token?: string | null
  readonly setup?: boolean | null
  readonly start_at?: string | null
  readonly start_date?: string | null
  readonly start_time?: string | null
  readonly test_mode?: boolean | null
  readonly ticket_groups?: ReadonlyArray<unknown> | null
  readonly tickets_count?: number | null
  readonly timezone?: string | null
  readonly title?: string | null
  readonly translations?: {
    readonly [name: string]: unknown
  } | null
  readonly updated_at?: string | null
  readonly url?: string | null
  readonly users_count?: number | null
}

/** A picture in its sizes. */
export interface Picture {
  readonly url?: string | null
  readonly thumb?: {
    readonly url?: string | null
  } | null
  readonly display?: {
    readonly url?: string | null
  } | null
}

/** A release (ticket type). `price` is null for a free one. */
export interface Release {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly request_company_name?: boolean | null
  readonly request_job_title?: boolean | null
  readonly request_vat_number?: boolean | null
  readonly require_billing_address?: boolean | null
  readonly require_company_name?: boolean | null
  readonly require_credit_card_for_sold_out_waiting_list?: boolean | null
  readonly require_email?: boolean | null
  readonly require_job_title?: boolean | null
  readonly require_name?: boolean | null
  readonly require_vat_number?: boolean | null
  readonly show_company_name?: boolean | null
  readonly show_discount_code_field_here?: boolean | null
  readonly show_job_title?: boolean | null
  readonly show_phone_number?: boolean | null
  readonly show_price?: boolean | null
  readonly show_qr_code?: boolean | null
  readonly show_vat_number?: boolean | null
  readonly activities?: ReadonlyArray<Activity> | null
  readonly activity_questions?: ReadonlyArray<Question> | null
  readonly allocatable?: boolean | null
  readonly archived?: boolean | null
  readonly card_payments?: boolean | null
  readonly changes_locked?: boolean | null
  readonly combo_releases?: ReadonlyArray<unknown> | null
  readonly default_quantity?: number | null
  readonly deletable?: boolean | null
  readonly description?: string | null
  readonly discounted_tickets_count?: number | null
  readonly display_price?: string | null
  readonly donation?: boolean | null
  readonly enable_super_combo_summary?: boolean | null
  readonly end_at?: string | null
  readonly event_id?: number | null
  readonly expired?: boolean | null
  readonly fail_message?: string | null
  readonly free_tickets_count?: number | null
  readonly full_price_tickets_count?: number | null
  readonly gross_income?: string | null
  readonly has_fail_message?: boolean | null
  readonly has_success_message?: boolean | null
  readonly invoice?: boolean | null
  readonly lock_changes?: boolean | null
  readonly locked?: boolean | null
  readonly max_donation?: string | null
  readonly max_tickets_per_person?: number | null
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly min_donation?: string | null
  readonly min_tickets_per_person?: number | null
  readonly not_a_ticket?: boolean | null
  readonly off_sale?: boolean | null
  readonly only_issue_combos?: boolean | null
  readonly payment_type?: string | null
  readonly pending_waiting_list?: boolean | null
  readonly position?: number | null
  readonly price?: string | null
  readonly price_degressive?: string | null
  readonly price_degressive_list?: ReadonlyArray<string | null> | null
  readonly price_ex_tax?: string | null
  readonly pricing_type?: string | null
  readonly quantity?: number | null
  readonly question_ids?: ReadonlyArray<number | string> | null
  readonly questions?: ReadonlyArray<Question> | null
  readonly secret?: boolean | null
  readonly share_url?: string | null
  readonly sold_out?: boolean | null
  readonly start_at?: string | null
  readonly state_name?: string | null
  readonly success_message?: string | null
  readonly suggested_donation?: string | null
  readonly super_combo_releases?: ReadonlyArray<unknown> | null
  readonly tax_components?: ReadonlyArray<unknown> | null
  readonly tax_description?: string | null
  readonly tax_exclusive?: boolean | null
  readonly tax_types?: ReadonlyArray<unknown> | null
  readonly termset?: unknown | null
  readonly termset_id?: number | null
  readonly ticket_group?: unknown | null
  readonly ticket_group_id?: number | null
  readonly tickets_count?: number | null
  readonly title?: string | null
  readonly translations?: {
    readonly [name: string]: unknown
  } | null
  readonly upcoming?: boolean | null
  readonly voided_tickets_count?: number | null
  readonly waiting_list?: boolean | null
  readonly waiting_list_enabled_during_locked?: boolean | null
  readonly waiting_list_enabled_during_sold_out?: boolean | null
  readonly warnings?: {
    readonly [name: string]: unknown
  } | null
}

/** A session or another part of an event with a capacity of its own. */
export interface Activity {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly accommodation?: unknown | null
  readonly allocation_count?: number | null
  readonly any_live_chosen_tickets?: unknown | null
  readonly capacity?: number | null
  readonly date?: string | null
  readonly description?: string | null
  readonly end_at?: string | null
  readonly end_time?: string | null
  readonly kind?: string | null
  readonly name?: string | null
  readonly private?: boolean | null
  readonly question_ids?: ReadonlyArray<number | string> | null
  readonly question_slugs?: ReadonlyArray<string> | null
  readonly questions?: ReadonlyArray<Question> | null
  readonly release_ids?: ReadonlyArray<number | string> | null
  readonly release_slugs?: ReadonlyArray<string> | null
  readonly releases?: ReadonlyArray<unknown> | null
  readonly show_to_attendee?: boolean | null
  readonly sold_out?: boolean | null
  readonly start_at?: string | null
  readonly start_time?: string | null
  readonly translations?: {
    readonly [name: string]: unknown
  } | null
  readonly upgrades?: ReadonlyArray<unknown> | null
  readonly venue?: Venue | null
  readonly venue_id?: number | null
}

/** A question that a ticket's holder is asked. */
export interface Question {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly activities?: ReadonlyArray<unknown> | null
  readonly answers_count?: number | null
  readonly deletable?: boolean | null
  readonly description?: string | null
  readonly field_type?: string | null
  readonly include_free_text_field?: boolean | null
  readonly options?: ReadonlyArray<string> | null
  readonly options_free_text_field?: string | null
  readonly position?: number | null
  readonly public_optional_activity_ids?: ReadonlyArray<number> | null
  readonly releases?: ReadonlyArray<unknown> | null
  readonly required?: boolean | null
  readonly tickets_count?: number | null
  readonly title?: string | null
  readonly translations?: {
    readonly [name: string]: unknown
  } | null
}

/** A venue of an event or an activity. */
export interface Venue {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly address?: string | null
  readonly latitude?: string | null
  readonly link?: string | null
  readonly longitude?: string | null
  readonly name?: string | null
  readonly position?: number | null
  readonly show?: boolean | null
  readonly url?: string | null
  readonly zoomlevel?: number | null
}

/** How far the copying of an event has got: `status` is `processing`, then `complete`. */
export interface Duplication {
  readonly slug?: string | null
  readonly _type?: string | null
  readonly view?: string | null
  readonly status?: string | null
  readonly title?: string | null
}

/** An answer of a ticket's holder. */
export interface Answer {
  readonly id?: number | null
  readonly _type?: string | null
  readonly view?: string | null
  readonly alternate_response?: string | null
  readonly download_url?: string | null
  readonly primary_response?: string | ReadonlyArray<string> | null
  readonly question?: QuestionWithin | null
  readonly question_id?: number | null
  readonly question_title?: string | null
  readonly response?: string | ReadonlyArray<string> | null
  readonly ticket?: unknown | null
  readonly ticket_email?: string | null
  readonly ticket_id?: number | null
  readonly ticket_name?: string | null
  readonly ticket_reference?: string | null
  readonly ticket_slug?: string | null
}

/** A question as an answer holds it. */
export interface QuestionWithin {
  readonly id?: number | null
  readonly slug?: string | null
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly activities?: ReadonlyArray<unknown> | null
  readonly answers_count?: number | null
  readonly deletable?: boolean | null
  readonly description?: string | null
  readonly field_type?: string | null
  readonly include_free_text_field?: boolean | null
  readonly options?: ReadonlyArray<string> | null
  readonly options_free_text_field?: string | null
  readonly position?: number | null
  readonly public_optional_activity_ids?: ReadonlyArray<number> | null
  readonly releases?: ReadonlyArray<unknown> | null
  readonly required?: boolean | null
  readonly tickets_count?: number | null
  readonly title?: string | null
  readonly translations?: {
    readonly [name: string]: unknown
  } | null
}

/** A check-in list. Whoever has its slug, or an address with it, can check people in. */
export interface CheckinList {
  readonly id?: number | null
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly activities?: ReadonlyArray<unknown> | null
  readonly activity_ids?: ReadonlyArray<number> | null
  readonly checked_in_count?: number | null
  readonly checked_in_percent?: string | null
  readonly checkins?: ReadonlyArray<unknown> | null
  readonly expired?: boolean | null
  readonly expires_at?: string | null
  readonly hide_unpaid?: boolean | null
  readonly open?: boolean | null
  readonly qr_code_url?: string | null
  readonly question_ids?: ReadonlyArray<number | string> | null
  readonly question_slugs?: ReadonlyArray<string> | null
  readonly questions?: ReadonlyArray<unknown> | null
  readonly release_ids?: ReadonlyArray<number | string> | null
  readonly release_slugs?: ReadonlyArray<string> | null
  readonly releases?: ReadonlyArray<unknown> | null
  readonly show_company_name?: boolean | null
  readonly show_email?: boolean | null
  readonly show_phone_number?: boolean | null
  readonly state?: string | null
  readonly tickets?: ReadonlyArray<unknown> | null
  readonly tickets_count?: number | null
  readonly title?: string | null
  readonly web_checkin_url?: string | null
}

/** A discount code. `value` is an amount or a percentage, whichever `type` says. */
export interface DiscountCode {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly block_registrations_if_not_applicable?: boolean | null
  readonly code?: string | null
  readonly description?: string | null
  readonly description_for_organizer?: string | null
  readonly disable_for_degressive?: boolean | null
  readonly discount_code_type?: string | null
  readonly end_at?: string | null
  readonly max_quantity_per_release?: number | null
  readonly min_quantity_per_release?: number | null
  readonly only_show_attached?: boolean | null
  readonly quantity?: number | null
  readonly quantity_used?: number | null
  readonly registrations_count?: number | null
  readonly release_ids?: ReadonlyArray<number | string> | null
  readonly release_slugs?: ReadonlyArray<string> | null
  readonly releases?: ReadonlyArray<ReleaseWithin> | null
  readonly reveal_secret?: boolean | null
  readonly share_url?: string | null
  readonly show_public_releases?: string | null
  readonly show_secret_releases?: string | null
  readonly source?: unknown | null
  readonly source_id?: number | null
  readonly start_at?: string | null
  readonly state?: string | null
  readonly tickets_count?: number | null
  readonly type?: string | null
  readonly value?: string | null
}

/** A release as a record of something else may hold it: whole, or just a few of its fields. */
export interface ReleaseWithin {
  readonly id?: number | null
  readonly slug?: string | null
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly request_company_name?: boolean | null
  readonly request_job_title?: boolean | null
  readonly request_vat_number?: boolean | null
  readonly require_billing_address?: boolean | null
  readonly require_company_name?: boolean | null
  readonly require_credit_card_for_sold_out_waiting_list?: boolean | null
  readonly require_email?: boolean | null
  readonly require_job_title?: boolean | null
  readonly require_name?: boolean | null
  readonly require_vat_number?: boolean | null
  readonly show_company_name?: boolean | null
  readonly show_discount_code_field_here?: boolean | null
  readonly show_job_title?: boolean | null
  readonly show_phone_number?: boolean | null
  readonly show_price?: boolean | null
  readonly show_qr_code?: boolean | null
  readonly show_vat_number?: boolean | null
  readonly activities?: ReadonlyArray<Activity> | null
  readonly activity_questions?: ReadonlyArray<Question> | null
  readonly allocatable?: boolean | null
  readonly archived?: boolean | null
  readonly card_payments?: boolean | null
  readonly changes_locked?: boolean | null
  readonly combo_releases?: ReadonlyArray<unknown> | null
  readonly default_quantity?: number | null
  readonly deletable?: boolean | null
  readonly description?: string | null
  readonly discounted_tickets_count?: number | null
  readonly display_price?: string | null
  readonly donation?: boolean | null
  readonly enable_super_combo_summary?: boolean | null
  readonly end_at?: string | null
  readonly event_id?: number | null
  readonly expired?: boolean | null
  readonly fail_message?: string | null
  readonly free_tickets_count?: number | null
  readonly full_price_tickets_count?: number | null
  readonly gross_income?: string | null
  readonly has_fail_message?: boolean | null
  readonly has_success_message?: boolean | null
  readonly invoice?: boolean | null
  readonly lock_changes?: boolean | null
  readonly locked?: boolean | null
  readonly max_donation?: string | null
  readonly max_tickets_per_person?: number | null
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly min_donation?: string | null
  readonly min_tickets_per_person?: number | null
  readonly not_a_ticket?: boolean | null
  readonly off_sale?: boolean | null
  readonly only_issue_combos?: boolean | null
  readonly payment_type?: string | null
  readonly pending_waiting_list?: boolean | null
  readonly position?: number | null
  readonly price?: string | null
  readonly price_degressive?: string | null
  readonly price_degressive_list?: ReadonlyArray<string | null> | null
  readonly price_ex_tax?: string | null
  readonly pricing_type?: string | null
  readonly quantity?: number | null
  readonly question_ids?: ReadonlyArray<number | string> | null
  readonly questions?: ReadonlyArray<Question> | null
  readonly secret?: boolean | null
  readonly share_url?: string | null
  readonly sold_out?: boolean | null
  readonly start_at?: string | null
  readonly state_name?: string | null
  readonly success_message?: string | null
  readonly suggested_donation?: string | null
  readonly super_combo_releases?: ReadonlyArray<unknown> | null
  readonly tax_components?: ReadonlyArray<unknown> | null
  readonly tax_description?: string | null
  readonly tax_exclusive?: boolean | null
  readonly tax_types?: ReadonlyArray<unknown> | null
  readonly termset?: unknown | null
  readonly termset_id?: number | null
  readonly ticket_group?: unknown | null
  readonly ticket_group_id?: number | null
  readonly tickets_count?: number | null
  readonly title?: string | null
  readonly translations?: {
    readonly [name: string]: unknown
  } | null
  readonly upcoming?: boolean | null
  readonly voided_tickets_count?: number | null
  readonly waiting_list?: boolean | null
  readonly waiting_list_enabled_during_locked?: boolean | null
  readonly waiting_list_enabled_during_sold_out?: boolean | null
  readonly warnings?: {
    readonly [name: string]: unknown
  } | null
}

/** Somebody who wants to hear of the event. */
export interface InterestedUser {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly email?: string | null
  readonly name?: string | null
}

/** Something attendees can agree to. */
export interface OptIn {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly acceptance_count?: number | null
  readonly description?: string | null
  readonly name?: string | null
  readonly release_ids?: ReadonlyArray<number | string> | null
  readonly releases?: ReadonlyArray<ReleaseWithin> | null
  readonly translations?: {
    readonly [name: string]: unknown
  } | null
}

/** A registration (order). `state` tells how far the details of its tickets are filled in, not whether it is paid. */
export interface Registration {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly billing_address_id?: number | null
  readonly cached_total?: string | null
  readonly data_security_consent_id?: number | null
  readonly data_security_terms_and_condition_id?: number | null
  readonly event_id?: number | null
  readonly payment_option_id?: number | null
  readonly prefill_id?: number | null
  readonly processing_job_id?: number | null
  readonly user_id?: number | null
  readonly billing_address?: BillingAddress | null
  readonly cancelled?: boolean | null
  readonly cancelled_at?: string | null
  readonly cancelled_by?: string | null
  readonly company_name?: string | null
  readonly completed_at?: string | null
  readonly consented_at?: string | null
  readonly created_at?: string | null
  readonly currency?: string | null
  readonly discount_code?: string | null
  readonly discount_code_id?: number | null
  readonly editable_total_and_prices?: boolean | null
  readonly email?: string | null
  readonly event?: EventReference | null
  readonly expires_at?: string | null
  readonly first_name?: string | null
  readonly free?: boolean | null
  readonly imported?: boolean | null
  readonly invoice?: boolean | null
  readonly ip_address?: string | null
  readonly job_title?: string | null
  readonly last_name?: string | null
  readonly line_items?: ReadonlyArray<LineItem> | null
  readonly locale?: string | null
  readonly manual?: boolean | null
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly name?: string | null
  readonly paid?: boolean | null
  readonly partially_refunded?: boolean | null
  readonly payment?: {
    readonly reference?: string | null
    readonly type?: string | null
    readonly refundable_amount?: string | null
  } | null
  readonly payment_complete?: boolean | null
  readonly payment_incomplete?: boolean | null
  readonly payment_option_name?: string | null
  readonly payment_option_provider_name?: string | null
  readonly payment_reference?: string | null
  readonly phone_number?: string | null
  readonly purchase_order_number?: string | null
  readonly quantities?: {
    readonly [name: string]: {
      readonly release?: string | null
      readonly quantity?: number | null
    }
  } | null
  readonly receipt?: Receipt | null
  readonly receipt_id?: number | null
  readonly receipt_number?: string | null
  readonly receipt_paid?: boolean | null
  readonly receipts?: ReadonlyArray<Receipt> | null
  readonly reference?: string | null
  readonly refundable?: boolean | null
  readonly refunded?: boolean | null
  readonly refunds?: ReadonlyArray<{
    /** The record's number */
    readonly id: number
    readonly _type?: string | null
    readonly view?: string | null
    readonly amount?: string | null
    readonly created_at?: string | null
    readonly currency?: string | null
    readonly manual?: boolean | null
    readonly registration?: unknown | null
    readonly registration_id?: number | null
  }> | null
  readonly registration_type?: string | null
  readonly source?: string | null
  readonly state?: string | null
  readonly terms_accepted?: boolean | null
  readonly termset_ids?: ReadonlyArray<number> | null
  readonly test_mode?: boolean | null
  readonly tickets?: ReadonlyArray<TicketWithin> | null
  readonly tickets_count?: number | null
  readonly total?: string | null
  readonly total_less_tax?: string | null
  readonly updated_at?: string | null
}

/** An address as typed in at the checkout. */
export interface BillingAddress {
  readonly id?: number | null
  readonly address?: string | null
  readonly city?: string | null
  readonly company_name?: string | null
  readonly country?: string | null
  readonly state_province_region?: string | null
  readonly vat_number?: string | null
  readonly zip_postal_code?: string | null
}

/** An event as other records repeat it. */
export interface EventReference {
  readonly id?: number | null
  readonly title?: string | null
  readonly slug?: string | null
  readonly path?: string | null
}

/** A line of a registration: `quantity` times a release at `price`, which is after the discount. */
export interface LineItem {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly currency?: string | null
  readonly price?: string | null
  readonly price_ex_tax?: string | null
  readonly price_inc_tax?: string | null
  readonly quantity?: number | null
  readonly release_id?: number | null
  readonly release_slug?: string | null
  readonly release_title?: string | null
  readonly test_mode?: boolean | null
  readonly title?: string | null
  readonly total?: string | null
}

/** A receipt. Whoever has `unique_url` can read it. */
export interface Receipt {
  readonly id?: number | null
  readonly slug?: string | null
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly billing_address?: unknown | null
  readonly company_name?: string | null
  readonly currency?: string | null
  readonly external_url?: string | null
  readonly number?: number | null
  readonly paid?: boolean | null
  readonly payment?: unknown | null
  readonly receipt_lines?: ReadonlyArray<{
    readonly id?: number | null
    readonly quantity?: number | null
    readonly description?: string | null
    readonly price?: string | null
    readonly total?: string | null
    readonly receipt_line_taxes?: ReadonlyArray<unknown> | null
  }> | null
  readonly refund?: unknown | null
  readonly test_mode?: boolean | null
  readonly total?: string | null
  readonly unique_url?: string | null
  readonly vat_number?: string | null
}

/** A ticket as a registration holds it. */
export interface TicketWithin {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly activities?: ReadonlyArray<TicketActivity> | null
  readonly activity_ids?: ReadonlyArray<number> | null
  readonly answer_ids?: ReadonlyArray<number> | null
  readonly answers?: ReadonlyArray<Answer> | null
  readonly assigned?: boolean | null
  readonly avatar_url?: string | null
  readonly changes_locked?: boolean | null
  readonly company_name?: string | null
  readonly consented_at?: string | null
  readonly discount_code_used?: string | null
  readonly email?: string | null
  readonly event?: EventReference | null
  readonly first_name?: string | null
  readonly job_title?: string | null
  readonly last_name?: string | null
  readonly lock_changes?: boolean | null
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly name?: string | null
  readonly number?: number | null
  readonly opt_ins?: ReadonlyArray<unknown> | null
  readonly phone_number?: string | null
  readonly price?: string | null
  readonly price_less_tax?: string | null
  readonly qr_code_disabled?: boolean | null
  readonly qr_url?: string | null
  readonly reference?: string | null
  readonly registration_email?: string | null
  readonly registration_id?: number | null
  readonly registration_name?: string | null
  readonly registration_slug?: string | null
  readonly release_archived?: boolean | null
  readonly release_id?: number | null
  readonly release_slug?: string | null
  readonly release_title?: string | null
  readonly responses?: {
    readonly [name: string]: string | ReadonlyArray<string> | null
  } | null
  readonly show_qr_code?: boolean | null
  readonly state?: string | null
  readonly state_name?: string | null
  readonly tag_names?: ReadonlyArray<string> | null
  readonly tags?: string | null
  readonly temporary?: boolean | null
  readonly test_mode?: boolean | null
  readonly total_paid?: string | null
  readonly total_paid_less_tax?: string | null
  readonly total_tax_paid?: string | null
  readonly unique_url?: string | null
  readonly upgrade_ids?: ReadonlyArray<number> | null
  readonly upgrades?: ReadonlyArray<unknown> | null
  readonly vcard_data?: string | null
  readonly vcard_url?: string | null
  readonly void?: boolean | null
  readonly voided_at?: string | null
  readonly voided_by?: string | null
  readonly registration?: unknown | null
  readonly release?: unknown | null
}

/** An activity as a ticket repeats it; its times come with a date that means nothing. */
export interface TicketActivity {
  readonly id?: number | null
  readonly accommodation?: unknown | null
  readonly capacity?: number | null
  readonly created_at?: string | null
  readonly date?: string | null
  readonly description?: string | null
  readonly end_time?: string | null
  readonly event_id?: number | null
  readonly importer_id?: number | null
  readonly name?: string | null
  readonly name_before_translations?: string | null
  readonly show_to_attendee?: boolean | null
  readonly start_time?: string | null
  readonly updated_at?: string | null
  readonly venue_id?: number | null
}

/** A refund. Its amount is negative in real answers and positive in the documents. */
export interface Refund {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly amount?: string | null
  readonly created_at?: string | null
  readonly currency?: string | null
  readonly manual?: boolean | null
  readonly registration?: RegistrationWithin | null
  readonly registration_id?: number | null
}

/** A registration as a record of something else may hold it. */
export interface RegistrationWithin {
  readonly id?: number | null
  readonly slug?: string | null
  readonly _type?: string | null
  readonly view?: string | null
  readonly billing_address_id?: number | null
  readonly cached_total?: string | null
  readonly data_security_consent_id?: number | null
  readonly data_security_terms_and_condition_id?: number | null
  readonly event_id?: number | null
  readonly payment_option_id?: number | null
  readonly prefill_id?: number | null
  readonly processing_job_id?: number | null
  readonly user_id?: number | null
  readonly billing_address?: BillingAddress | null
  readonly cancelled?: boolean | null
  readonly cancelled_at?: string | null
  readonly cancelled_by?: string | null
  readonly company_name?: string | null
  readonly completed_at?: string | null
  readonly consented_at?: string | null
  readonly created_at?: string | null
  readonly currency?: string | null
  readonly discount_code?: string | null
  readonly discount_code_id?: number | null
  readonly editable_total_and_prices?: boolean | null
  readonly email?: string | null
  readonly event?: EventReference | null
  readonly expires_at?: string | null
  readonly first_name?: string | null
  readonly free?: boolean | null
  readonly imported?: boolean | null
  readonly invoice?: boolean | null
  readonly ip_address?: string | null
  readonly job_title?: string | null
  readonly last_name?: string | null
  readonly line_items?: ReadonlyArray<LineItem> | null
  readonly locale?: string | null
  readonly manual?: boolean | null
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly name?: string | null
  readonly paid?: boolean | null
  readonly partially_refunded?: boolean | null
  readonly payment?: {
    readonly reference?: string | null
    readonly type?: string | null
    readonly refundable_amount?: string | null
  } | null
  readonly payment_complete?: boolean | null
  readonly payment_incomplete?: boolean | null
  readonly payment_option_name?: string | null
  readonly payment_option_provider_name?: string | null
  readonly payment_reference?: string | null
  readonly phone_number?: string | null
  readonly purchase_order_number?: string | null
  readonly quantities?: {
    readonly [name: string]: {
      readonly release?: string | null
      readonly quantity?: number | null
    }
  } | null
  readonly receipt?: Receipt | null
  readonly receipt_id?: number | null
  readonly receipt_number?: string | null
  readonly receipt_paid?: boolean | null
  readonly receipts?: ReadonlyArray<Receipt> | null
  readonly reference?: string | null
  readonly refundable?: boolean | null
  readonly refunded?: boolean | null
  readonly refunds?: ReadonlyArray<{
    /** The record's number */
    readonly id: number
    readonly _type?: string | null
    readonly view?: string | null
    readonly amount?: string | null
    readonly created_at?: string | null
    readonly currency?: string | null
    readonly manual?: boolean | null
    readonly registration?: unknown | null
    readonly registration_id?: number | null
  }> | null
  readonly registration_type?: string | null
  readonly source?: string | null
  readonly state?: string | null
  readonly terms_accepted?: boolean | null
  readonly termset_ids?: ReadonlyArray<number> | null
  readonly test_mode?: boolean | null
  readonly tickets?: ReadonlyArray<TicketWithin> | null
  readonly tickets_count?: number | null
  readonly total?: string | null
  readonly total_less_tax?: string | null
  readonly updated_at?: string | null
}

/** A list of people to invite. */
export interface RsvpList {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly maybes_count?: number | null
  readonly message_slug?: string | null
  readonly nos_count?: number | null
  readonly redeemed_count?: number | null
  readonly release_invitations_count?: number | null
  readonly title?: string | null
}

/** Somebody who was invited. `status` is yes, no, maybe or null; whoever has `unique_url` can take the invitation. */
export interface ReleaseInvitation {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly auto?: boolean | null
  readonly discount_code?: string | null
  readonly email?: string | null
  readonly event_id?: number | null
  readonly expires_at?: string | null
  readonly first_name?: string | null
  readonly guest?: boolean | null
  readonly importer_id?: number | null
  readonly last_name?: string | null
  readonly message_delivery_id?: number | null
  readonly name?: string | null
  readonly redeemed?: boolean | null
  readonly redirect?: boolean | null
  readonly registration?: RegistrationWithin | null
  readonly registration_id?: number | null
  readonly registration_reference?: string | null
  readonly registration_slug?: string | null
  readonly registration_url?: string | null
  readonly release_id?: number | null
  readonly releases?: ReadonlyArray<ReleaseWithin> | null
  readonly rsvp_list_id?: number | null
  readonly status?: string | null
  readonly unique_url?: string | null
}

/** A ticket. `price` is what was paid for it after the discount and without upgrades, `total_paid` with them. */
export interface Ticket {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly activities?: ReadonlyArray<TicketActivity> | null
  readonly activity_ids?: ReadonlyArray<number> | null
  readonly answer_ids?: ReadonlyArray<number> | null
  readonly answers?: ReadonlyArray<Answer> | null
  readonly assigned?: boolean | null
  readonly avatar_url?: string | null
  readonly changes_locked?: boolean | null
  readonly company_name?: string | null
  readonly consented_at?: string | null
  readonly discount_code_used?: string | null
  readonly email?: string | null
  readonly event?: EventReference | null
  readonly first_name?: string | null
  readonly job_title?: string | null
  readonly last_name?: string | null
  readonly lock_changes?: boolean | null
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly name?: string | null
  readonly number?: number | null
  readonly opt_ins?: ReadonlyArray<unknown> | null
  readonly phone_number?: string | null
  readonly price?: string | null
  readonly price_less_tax?: string | null
  readonly qr_code_disabled?: boolean | null
  readonly qr_url?: string | null
  readonly reference?: string | null
  readonly registration_email?: string | null
  readonly registration_id?: number | null
  readonly registration_name?: string | null
  readonly registration_slug?: string | null
  readonly release_archived?: boolean | null
  readonly release_id?: number | null
  readonly release_slug?: string | null
  readonly release_title?: string | null
  readonly responses?: {
    readonly [name: string]: string | ReadonlyArray<string> | null
  } | null
  readonly show_qr_code?: boolean | null
  readonly state?: string | null
  readonly state_name?: string | null
  readonly tag_names?: ReadonlyArray<string> | null
  readonly tags?: string | null
  readonly temporary?: boolean | null
  readonly test_mode?: boolean | null
  readonly total_paid?: string | null
  readonly total_paid_less_tax?: string | null
  readonly total_tax_paid?: string | null
  readonly unique_url?: string | null
  readonly upgrade_ids?: ReadonlyArray<number> | null
  readonly upgrades?: ReadonlyArray<unknown> | null
  readonly vcard_data?: string | null
  readonly vcard_url?: string | null
  readonly void?: boolean | null
  readonly voided_at?: string | null
  readonly voided_by?: string | null
  readonly registration?: RegistrationWithin | null
  readonly release?: ReleaseWithin | null
}

/** A ticket that was made void. */
export interface Voided {
  readonly _type?: string | null
  readonly view?: string | null
  readonly resell?: boolean | null
  readonly ticket?: Ticket | null
}

/** Somebody who waits for a ticket. Whoever has `unique_offer_url` can take the offer. */
export interface WaitlistedPerson {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly email?: string | null
  readonly expired?: boolean | null
  readonly expires_at?: string | null
  readonly joined?: boolean | null
  readonly joined_at?: string | null
  readonly message?: string | null
  readonly name?: string | null
  readonly offered?: boolean | null
  readonly offered_at?: string | null
  readonly redeemed?: boolean | null
  readonly redeemed_at?: string | null
  readonly registration?: RegistrationWithin | null
  readonly rejected?: boolean | null
  readonly release?: ReleaseWithin | null
  readonly release_id?: number | null
  readonly state?: string | null
  readonly status?: string | null
  readonly unique_offer_url?: string | null
}

/** An address that is told of what happens. */
export interface WebhookEndpoint {
  /** The record's number */
  readonly id: number
  readonly _type?: string | null
  readonly view?: string | null
  readonly custom_data?: unknown | null
  readonly deprecated?: boolean | null
  readonly included_triggers?: ReadonlyArray<string> | null
  readonly status?: string | null
  readonly url?: string | null
}

/** A check-in list as the door has it: what it shows, and how many pages its parts have. */
export interface DoorList {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly title?: string | null
  readonly expires_at?: string | null
  readonly show_company_name?: boolean | null
  readonly show_email?: boolean | null
  readonly show_phone_number?: boolean | null
  readonly total_pages?: number | null
  readonly total_ticket_pages?: number | null
  readonly tickets_count?: number | null
  readonly total_answer_pages?: number | null
  readonly answers_count?: number | null
  readonly questions_count?: number | null
  readonly total_checkin_pages?: number | null
  readonly checkins_count?: number | null
  readonly account?: {
    readonly slug?: string | null
    readonly name?: string | null
  } | null
  readonly event?: {
    readonly slug?: string | null
    readonly title?: string | null
  } | null
}

/** A ticket of a check-in list. */
export interface DoorTicket {
  /** The record's number */
  readonly id: number
  /** What stands for the record in a path */
  readonly slug: string
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly reference?: string | null
  readonly first_name?: string | null
  readonly last_name?: string | null
  readonly email?: string | null
  readonly company_name?: string | null
  readonly phone_number?: string | null
  readonly release_title?: string | null
  readonly release_slug?: string | null
}

/** Somebody was let in. One that was taken back stays with `deleted_at`. */
export interface Checkin {
  /** The record's number */
  readonly id: number
  readonly uuid: string
  readonly created_at?: string | null
  readonly updated_at?: string | null
  readonly deleted_at?: string | null
  readonly ticket_id?: number | null
  readonly ticket?: {
    readonly slug?: string | null
    readonly reference?: string | null
    readonly email?: string | null
    readonly first_name?: string | null
    readonly last_name?: string | null
  } | null
  readonly release?: {
    readonly slug?: string | null
    readonly title?: string | null
  } | null
}

/** The body of `events.create`. */
export interface NewEvent {
  readonly title: string
  readonly additional_info?: string | null
  readonly additional_receipt_currency?: string | null
  readonly after_registration_closed_url?: string | null
  readonly after_registration_complete_url?: string | null
  readonly after_registration_redirect_after_questions?: boolean | null
  readonly allow_browser_locale?: boolean | null
  readonly always_show_ticket_success_message?: boolean | null
  readonly banner_alt_text?: string | null
  readonly cancel_unpaid_invoices_after_due_date?: boolean | null
  readonly chosen_homepage?: string | null
  readonly custom_background_color?: string | null
  readonly custom_complete_ticket_label?: string | null
  readonly custom_css?: string | null
  readonly custom_domain?: string | null
  readonly custom_email_css?: string | null
  readonly custom_email_signature?: string | null
  readonly custom_heading_highlight_color?: string | null
  readonly custom_overlay_css?: string | null
  readonly custom_receipt_label?: string | null
  readonly custom_registration_confirmation_subject?: string | null
  readonly custom_registration_unavailable_message?: string | null
  readonly custom_success_html?: string | null
  readonly custom_ticket_added_subject?: string | null
  readonly custom_ticket_gifted_subject?: string | null
  readonly custom_ticket_message?: string | null
  readonly custom_ticket_updated_subject?: string | null
  readonly custom_view_ticket_label?: string | null
  readonly default_billing_country?: string | null
  readonly display_date?: string | null
  readonly display_title?: string | null
  readonly email_allow_list?: string | null
  readonly email_block_list?: string | null
  readonly email_invoice?: boolean | null
  readonly facebook_share_message?: string | null
  readonly hide_tax_types?: boolean | null
  readonly homepage_url?: string | null
  readonly invoice_change_cutoff_days?: number | null
  readonly invoice_date_set_when_paid?: boolean | null
  readonly invoice_due_days?: number | null
  readonly invoice_extra?: string | null
  readonly invoice_form_message?: string | null
  readonly invoice_issue_method?: string | null
  readonly invoice_number_format?: string | null
  readonly invoice_number_offset?: number | null
  readonly invoice_payment_due_at?: string | null
  readonly invoice_payment_instructions?: string | null
  readonly invoice_purchase_message?: string | null
  readonly invoice_tax_details?: string | null
  readonly italian_checkout?: boolean | null
  readonly lock_changes_when_ticket_not_complete?: string | null
  readonly map_latitude?: string | null
  readonly map_link?: string | null
  readonly map_longitude?: string | null
  readonly map_zoomlevel?: number | null
  readonly max_tickets_per_person?: number | null
  readonly max_tickets_per_registration?: number | null
  readonly meta_robots?: string | null
  readonly min_tickets_per_person?: number | null
  readonly min_tickets_per_registration?: number | null
  readonly organization_address?: string | null
  readonly organization_name?: string | null
  readonly payment_instructions?: string | null
  readonly payment_option_required?: boolean | null
  readonly receipt_footer_message?: string | null
  readonly register_button_label?: string | null
  readonly register_interest_form_label?: string | null
  readonly requires_billing_address?: boolean | null
  readonly requires_company_name?: boolean | null
  readonly requires_country?: boolean | null
  readonly requires_job_title?: boolean | null
  readonly requires_vat_number?: boolean | null
  readonly resell_attendee_voided_tickets?: boolean | null
  readonly save_utm_as_metadata?: string | null
  readonly send_registration_confirmation_email?: boolean | null
  readonly send_ticket_gifted_email?: boolean | null
  readonly send_ticket_updated_email?: boolean | null
  readonly send_unpaid_invoice_reminder_emails?: boolean | null
  readonly send_waitlist_confirmation_email?: boolean | null
  readonly show_additional_info?: boolean | null
  readonly show_banner?: boolean | null
  readonly show_company_field?: boolean | null
  readonly show_date?: boolean | null
  readonly show_description?: boolean | null
  readonly show_email_address?: boolean | null
  readonly show_invoice_company_name_first?: boolean | null
  readonly show_invoice_purchase_order_number_field?: boolean | null
  readonly show_job_title_field?: boolean | null
  readonly show_location?: boolean | null
  readonly show_logo?: boolean | null
  readonly show_next_tickets?: boolean | null
  readonly show_order_summary?: boolean | null
  readonly show_past_tickets?: boolean | null
  readonly show_phone_number_field?: boolean | null
  readonly show_prices_ex_tax?: boolean | null
  readonly show_purchase_order_number_field?: boolean | null
  readonly show_register_interest_form?: boolean | null
  readonly show_register_interest_form_tickets_not_on_sale?: boolean | null
  readonly show_register_interest_form_tickets_on_sale?: boolean | null
  readonly show_sharing_links?: boolean | null
  readonly show_tickets_remaining?: boolean | null
  readonly show_tickets_remaining_threshold?: number | null
  readonly show_title?: boolean | null
  readonly show_venue?: boolean | null
  readonly snoozing_disabled?: boolean | null
  readonly social_sharing_description?: string | null
  readonly social_sharing_title?: string | null
  readonly stripe_statement_descriptor?: string | null
  readonly team_signoff?: string | null
  readonly theme?: string | null
  readonly ticket_cancelling_enabled?: boolean | null
  readonly ticket_downloads_enabled?: boolean | null
  readonly ticket_fail_message?: string | null
  readonly ticket_gifting_disabled?: boolean | null
  readonly ticket_gifting_disabled_at?: string | null
  readonly ticket_gifting_disabled_message?: string | null
  readonly ticket_qr_codes_enabled?: boolean | null
  readonly ticket_success_message?: string | null
  readonly ticket_unique_emails?: boolean | null
  readonly ticket_vcards_enabled?: boolean | null
  readonly ticket_wallet_pass_enabled?: boolean | null
  readonly tickets_form_label?: string | null
  readonly twitter_share_message?: string | null
  readonly typekit_id?: string | null
  /** An ISO 4217 code: EUR */
  readonly currency?: string
  readonly default_locale?: string
  /** Markdown */
  readonly description?: string | null
  /** Where attendees write to; the token's owner by default */
  readonly email_address?: string
  /** A date: 2026-12-31 */
  readonly end_date?: string | null
  /** A time of day: 18:00 */
  readonly end_time?: string | null
  readonly live?: boolean
  readonly locales?: ReadonlyArray<string>
  readonly location?: string | null
  readonly logo?: {
    readonly [name: string]: unknown
  } | null
  /** JSON of one's own, kept with the record */
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly private?: boolean
  /** The capacity of the whole event */
  readonly quantity?: number | null
  readonly slug?: string
  /** A date: 2026-12-31 */
  readonly start_date?: string | null
  /** A time of day: 18:00 */
  readonly start_time?: string | null
  readonly test_mode?: boolean
  /** A time zone as Rails names it: Copenhagen */
  readonly timezone?: string
}

/** The body of `events.update`. */
export interface EventChange {
  readonly title?: string
  readonly additional_info?: string | null
  readonly additional_receipt_currency?: string | null
  readonly after_registration_closed_url?: string | null
  readonly after_registration_complete_url?: string | null
  readonly after_registration_redirect_after_questions?: boolean | null
  readonly allow_browser_locale?: boolean | null
  readonly always_show_ticket_success_message?: boolean | null
  readonly banner_alt_text?: string | null
  readonly cancel_unpaid_invoices_after_due_date?: boolean | null
  readonly chosen_homepage?: string | null
  readonly custom_background_color?: string | null
  readonly custom_complete_ticket_label?: string | null
  readonly custom_css?: string | null
  readonly custom_domain?: string | null
  readonly custom_email_css?: string | null
  readonly custom_email_signature?: string | null
  readonly custom_heading_highlight_color?: string | null
  readonly custom_overlay_css?: string | null
  readonly custom_receipt_label?: string | null
  readonly custom_registration_confirmation_subject?: string | null
  readonly custom_registration_unavailable_message?: string | null
  readonly custom_success_html?: string | null
  readonly custom_ticket_added_subject?: string | null
  readonly custom_ticket_gifted_subject?: string | null
  readonly custom_ticket_message?: string | null
  readonly custom_ticket_updated_subject?: string | null
  readonly custom_view_ticket_label?: string | null
  readonly default_billing_country?: string | null
  readonly display_date?: string | null
  readonly display_title?: string | null
  readonly email_allow_list?: string | null
  readonly email_block_list?: string | null
  readonly email_invoice?: boolean | null
  readonly facebook_share_message?: string | null
  readonly hide_tax_types?: boolean | null
  readonly homepage_url?: string | null
  readonly invoice_change_cutoff_days?: number | null
  readonly invoice_date_set_when_paid?: boolean | null
  readonly invoice_due_days?: number | null
  readonly invoice_extra?: string | null
  readonly invoice_form_message?: string | null
  readonly invoice_issue_method?: string | null
  readonly invoice_number_format?: string | null
  readonly invoice_number_offset?: number | null
  readonly invoice_payment_due_at?: string | null
  readonly invoice_payment_instructions?: string | null
  readonly invoice_purchase_message?: string | null
  readonly invoice_tax_details?: string | null
  readonly italian_checkout?: boolean | null
  readonly lock_changes_when_ticket_not_complete?: string | null
  readonly map_latitude?: string | null
  readonly map_link?: string | null
  readonly map_longitude?: string | null
  readonly map_zoomlevel?: number | null
  readonly max_tickets_per_person?: number | null
  readonly max_tickets_per_registration?: number | null
  readonly meta_robots?: string | null
  readonly min_tickets_per_person?: number | null
  readonly min_tickets_per_registration?: number | null
  readonly organization_address?: string | null
  readonly organization_name?: string | null
  readonly payment_instructions?: string | null
  readonly payment_option_required?: boolean | null
  readonly receipt_footer_message?: string | null
  readonly register_button_label?: string | null
  readonly register_interest_form_label?: string | null
  readonly requires_billing_address?: boolean | null
  readonly requires_company_name?: boolean | null
  readonly requires_country?: boolean | null
  readonly requires_job_title?: boolean | null
  readonly requires_vat_number?: boolean | null
  readonly resell_attendee_voided_tickets?: boolean | null
  readonly save_utm_as_metadata?: string | null
  readonly send_registration_confirmation_email?: boolean | null
  readonly send_ticket_gifted_email?: boolean | null
  readonly send_ticket_updated_email?: boolean | null
  readonly send_unpaid_invoice_reminder_emails?: boolean | null
  readonly send_waitlist_confirmation_email?: boolean | null
  readonly show_additional_info?: boolean | null
  readonly show_banner?: boolean | null
  readonly show_company_field?: boolean | null
  readonly show_date?: boolean | null
  readonly show_description?: boolean | null
  readonly show_email_address?: boolean | null
  readonly show_invoice_company_name_first?: boolean | null
  readonly show_invoice_purchase_order_number_field?: boolean | null
  readonly show_job_title_field?: boolean | null
  readonly show_location?: boolean | null
  readonly show_logo?: boolean | null
  readonly show_next_tickets?: boolean | null
  readonly show_order_summary?: boolean | null
  readonly show_past_tickets?: boolean | null
  readonly show_phone_number_field?: boolean | null
  readonly show_prices_ex_tax?: boolean | null
  readonly show_purchase_order_number_field?: boolean | null
  readonly show_register_interest_form?: boolean | null
  readonly show_register_interest_form_tickets_not_on_sale?: boolean | null
  readonly show_register_interest_form_tickets_on_sale?: boolean | null
  readonly show_sharing_links?: boolean | null
  readonly show_tickets_remaining?: boolean | null
  readonly show_tickets_remaining_threshold?: number | null
  readonly show_title?: boolean | null
  readonly show_venue?: boolean | null
  readonly snoozing_disabled?: boolean | null
  readonly social_sharing_description?: string | null
  readonly social_sharing_title?: string | null
  readonly stripe_statement_descriptor?: string | null
  readonly team_signoff?: string | null
  readonly theme?: string | null
  readonly ticket_cancelling_enabled?: boolean | null
  readonly ticket_downloads_enabled?: boolean | null
  readonly ticket_fail_message?: string | null
  readonly ticket_gifting_disabled?: boolean | null
  readonly ticket_gifting_disabled_at?: string | null
  readonly ticket_gifting_disabled_message?: string | null
  readonly ticket_qr_codes_enabled?: boolean | null
  readonly ticket_success_message?: string | null
  readonly ticket_unique_emails?: boolean | null
  readonly ticket_vcards_enabled?: boolean | null
  readonly ticket_wallet_pass_enabled?: boolean | null
  readonly tickets_form_label?: string | null
  readonly twitter_share_message?: string | null
  readonly typekit_id?: string | null
  /** An ISO 4217 code: EUR */
  readonly currency?: string
  readonly default_locale?: string
  /** Markdown */
  readonly description?: string | null
  /** Where attendees write to; the token's owner by default */
  readonly email_address?: string
  /** A date: 2026-12-31 */
  readonly end_date?: string | null
  /** A time of day: 18:00 */
  readonly end_time?: string | null
  readonly live?: boolean
  readonly locales?: ReadonlyArray<string>
  readonly location?: string | null
  readonly logo?: {
    readonly [name: string]: unknown
  } | null
  /** JSON of one's own, kept with the record */
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly private?: boolean
  /** The capacity of the whole event */
  readonly quantity?: number | null
  readonly slug?: string
  /** A date: 2026-12-31 */
  readonly start_date?: string | null
  /** A time of day: 18:00 */
  readonly start_time?: string | null
  readonly test_mode?: boolean
  /** A time zone as Rails names it: Copenhagen */
  readonly timezone?: string
}

/** The body of `activities.create`. */
export interface NewActivity {
  readonly name: string
  /** How many can come; null for no limit */
  readonly capacity?: number | null
  /** A date: 2026-12-31 */
  readonly date?: string | null
  readonly description?: string | null
  /** A time of day: 18:00 */
  readonly end_time?: string | null
  readonly kind?: "public_automatic" | "private_automatic"
  readonly question_ids?: ReadonlyArray<number | string>
  readonly release_ids?: ReadonlyArray<number | string>
  readonly show_to_attendee?: boolean
  /** A time of day: 18:00 */
  readonly start_time?: string | null
}

/** The body of `activities.update`. */
export interface ActivityChange {
  readonly name?: string
  /** How many can come; null for no limit */
  readonly capacity?: number | null
  /** A date: 2026-12-31 */
  readonly date?: string | null
  readonly description?: string | null
  /** A time of day: 18:00 */
  readonly end_time?: string | null
  readonly kind?: "public_automatic" | "private_automatic"
  readonly question_ids?: ReadonlyArray<number | string>
  readonly release_ids?: ReadonlyArray<number | string>
  readonly show_to_attendee?: boolean
  /** A time of day: 18:00 */
  readonly start_time?: string | null
}

/** The body of `questions.create`. */
export interface NewQuestion {
  readonly title: string
  readonly field_type: "Checkboxes" | "Country" | "File" | "Select" | "Text" | "Textarea"
  readonly description?: string | null
  /** Whether there is a field for other answers */
  readonly include_free_text_field?: boolean
  /** Of Select and Checkboxes; sent as one text with a line each */
  readonly options?: ReadonlyArray<string>
  readonly options_free_text_field?: string | null
  readonly required?: boolean
}

/** The body of `questions.update`. */
export interface QuestionChange {
  readonly title?: string
  readonly field_type?: "Checkboxes" | "Country" | "File" | "Select" | "Text" | "Textarea"
  readonly description?: string | null
  /** Whether there is a field for other answers */
  readonly include_free_text_field?: boolean
  /** Of Select and Checkboxes; sent as one text with a line each */
  readonly options?: ReadonlyArray<string>
  readonly options_free_text_field?: string | null
  readonly required?: boolean
}

/** The body of `checkinLists.create`. */
export interface NewCheckinList {
  readonly title: string
  readonly activity_ids?: ReadonlyArray<number | string>
  /** Closed from then on; null for never */
  readonly expires_at?: string | null
  readonly hide_unpaid?: boolean
  /** The questions whose answers are shown at the door */
  readonly question_ids?: ReadonlyArray<number | string>
  /** The releases it is for; none for all */
  readonly release_ids?: ReadonlyArray<number | string>
  readonly show_company_name?: boolean
  readonly show_email?: boolean
  readonly show_phone_number?: boolean
}

/** The body of `checkinLists.update`. */
export interface CheckinListChange {
  readonly title?: string
  readonly activity_ids?: ReadonlyArray<number | string>
  /** Closed from then on; null for never */
  readonly expires_at?: string | null
  readonly hide_unpaid?: boolean
  /** The questions whose answers are shown at the door */
  readonly question_ids?: ReadonlyArray<number | string>
  /** The releases it is for; none for all */
  readonly release_ids?: ReadonlyArray<number | string>
  readonly show_company_name?: boolean
  readonly show_email?: boolean
  readonly show_phone_number?: boolean
}

/** The body of `discountCodes.create`. */
export interface NewDiscountCode {
  readonly code: string
  readonly type: "MoneyOffDiscountCode" | "PercentOffDiscountCode"
  /** Off each ticket: an amount or a percentage, whichever the type says */
  readonly value: number | string | Money
  readonly block_registrations_if_not_applicable?: boolean
  readonly description_for_organizer?: string | null
  readonly disable_for_degressive?: boolean
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly end_at?: string | null
  readonly max_quantity_per_release?: number | null
  readonly min_quantity_per_release?: number | null
  readonly only_show_attached?: boolean | null
  /** How many tickets it works for; null for no limit */
  readonly quantity?: number | null
  readonly release_ids?: ReadonlyArray<number | string>
  readonly reveal_secret?: boolean | null
  readonly show_public_releases?: "all" | "only_attached"
  readonly show_secret_releases?: "none" | "if_discount_code_available" | "even_if_discount_code_not_available"
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly start_at?: string | null
}

/** An amount that knows its currency */
export interface Money {
  /** Whole minor units: cents, yen, fils */
  readonly minor: bigint
  /** ISO 4217 code */
  readonly currency: string
}

/** The body of `discountCodes.update`. */
export interface DiscountCodeChange {
  readonly code?: string
  readonly type?: "MoneyOffDiscountCode" | "PercentOffDiscountCode"
  /** Off each ticket: an amount or a percentage, whichever the type says */
  readonly value?: number | string | Money
  readonly block_registrations_if_not_applicable?: boolean
  readonly description_for_organizer?: string | null
  readonly disable_for_degressive?: boolean
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly end_at?: string | null
  readonly max_quantity_per_release?: number | null
  readonly min_quantity_per_release?: number | null
  readonly only_show_attached?: boolean | null
  /** How many tickets it works for; null for no limit */
  readonly quantity?: number | null
  readonly release_ids?: ReadonlyArray<number | string>
  readonly reveal_secret?: boolean | null
  readonly show_public_releases?: "all" | "only_attached"
  readonly show_secret_releases?: "none" | "if_discount_code_available" | "even_if_discount_code_not_available"
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly start_at?: string | null
}

/** The body of `interestedUsers.create`. */
export interface NewInterestedUser {
  /** An e-mail address */
  readonly email: string
  readonly name?: string | null
}

/** The body of `interestedUsers.update`. */
export interface InterestedUserChange {
  /** An e-mail address */
  readonly email?: string
  readonly name?: string | null
}

/** The body of `optIns.create`. */
export interface NewOptIn {
  readonly name: string
  readonly description?: string | null
  readonly release_ids?: ReadonlyArray<number | string>
}

/** The body of `optIns.update`. */
export interface OptInChange {
  readonly name?: string
  readonly description?: string | null
  readonly release_ids?: ReadonlyArray<number | string>
}

/** From when, and until when. */
export interface TimeRange {
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly gt?: string
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly gte?: string
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly lt?: string
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly lte?: string
}

/** The body of `registrations.create`. */
export interface NewRegistration {
  readonly line_items: readonly [NewLineItem, ...ReadonlyArray<NewLineItem>]
  readonly discount_code?: string | null
  /** An e-mail address */
  readonly email?: string
  readonly name?: string | null
  /** Whether buyer and organisers get mails; nobody does by default */
  readonly notify?: boolean
  /** The source tracking code */
  readonly source?: string | null
}

/** Part of the body of `registrations.create`. */
export interface NewLineItem {
  /** An id or a slug */
  readonly release_id: number | string
  readonly quantity: number
  /** What is given for each, where the release takes donations */
  readonly donation?: number | string | Money
}

/** The body of `registrations.update`. */
export interface RegistrationChange {
  readonly billing_address_attributes?: {
    readonly address?: string | null
    readonly city?: string | null
    readonly country?: string | null
    readonly state_province_region?: string | null
    readonly vat_number?: string | null
    readonly zip_postal_code?: string | null
  }
  readonly company_name?: string | null
  /** An e-mail address */
  readonly email?: string
  /** JSON of one's own, kept with the record */
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly name?: string | null
  /** The buyer's purchase order number */
  readonly payment_reference?: string | null
  readonly phone_number?: string | null
  readonly source?: string | null
  /** The gross total */
  readonly total?: number | string | Money
}

/** The body of `registrations.refund`. */
export interface NewRefund {
  readonly manual: boolean
}

/** The body of `releases.create`. */
export interface NewRelease {
  readonly title: string
  readonly card_payments?: boolean | null
  readonly default_quantity?: number | null
  readonly description?: string | null
  readonly donation?: boolean | null
  readonly enable_super_combo_summary?: boolean | null
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly end_at?: string | null
  readonly fail_message?: string | null
  readonly invoice?: boolean | null
  readonly lock_changes?: boolean | null
  /** A decimal in major units, or Money */
  readonly max_donation?: number | string | Money | null
  /** Of this release, for each registration */
  readonly max_tickets_per_person?: number | null
  /** JSON of one's own, kept with the record */
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  /** A decimal in major units, or Money */
  readonly min_donation?: number | string | Money | null
  /** Of this release, for each registration */
  readonly min_tickets_per_person?: number | null
  readonly not_a_ticket?: boolean | null
  readonly only_issue_combos?: boolean | null
  /** The old name of pricing_type */
  readonly payment_type?: "free" | "paid" | "donation" | "degressive"
  readonly position?: number
  /** In the event's currency, tax included unless tax_exclusive */
  readonly price?: number | string | Money | null
  /** Prices, the highest first: 100, 75, 25 */
  readonly price_degressive?: string | null
  readonly pricing_type?: "free" | "paid" | "donation" | "degressive"
  /** How many there are; null for no limit */
  readonly quantity?: number | null
  /** The questions asked, in this order */
  readonly question_ids?: ReadonlyArray<number | string>
  readonly request_company_name?: boolean | null
  readonly request_job_title?: boolean | null
  readonly request_vat_number?: boolean | null
  readonly require_billing_address?: boolean | null
  readonly require_company_name?: boolean | null
  readonly require_credit_card_for_sold_out_waiting_list?: boolean | null
  readonly require_email?: boolean | null
  readonly require_job_title?: boolean | null
  readonly require_name?: boolean | null
  readonly require_vat_number?: boolean | null
  readonly secret?: boolean | null
  readonly show_company_name?: boolean | null
  readonly show_discount_code_field_here?: boolean | null
  readonly show_job_title?: boolean | null
  readonly show_phone_number?: boolean | null
  readonly show_price?: boolean | null
  readonly show_qr_code?: boolean | null
  readonly show_vat_number?: boolean | null
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly start_at?: string | null
  readonly state?: "on_sale" | "off_sale" | 100 | 404
  readonly success_message?: string | null
  /** A decimal in major units, or Money */
  readonly suggested_donation?: number | string | Money | null
  readonly tax_exclusive?: boolean | null
  readonly termset_id?: number | null
  readonly ticket_group_id?: number | null
  readonly translations?: {
    readonly [name: string]: unknown
  }
  readonly waiting_list_enabled_during_locked?: boolean | null
  readonly waiting_list_enabled_during_sold_out?: boolean | null
}

/** The body of `releases.update`. */
export interface ReleaseChange {
  readonly title?: string
  readonly card_payments?: boolean | null
  readonly default_quantity?: number | null
  readonly description?: string | null
  readonly donation?: boolean | null
  readonly enable_super_combo_summary?: boolean | null
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly end_at?: string | null
  readonly fail_message?: string | null
  readonly invoice?: boolean | null
  readonly lock_changes?: boolean | null
  /** A decimal in major units, or Money */
  readonly max_donation?: number | string | Money | null
  /** Of this release, for each registration */
  readonly max_tickets_per_person?: number | null
  /** JSON of one's own, kept with the record */
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  /** A decimal in major units, or Money */
  readonly min_donation?: number | string | Money | null
  /** Of this release, for each registration */
  readonly min_tickets_per_person?: number | null
  readonly not_a_ticket?: boolean | null
  readonly only_issue_combos?: boolean | null
  /** The old name of pricing_type */
  readonly payment_type?: "free" | "paid" | "donation" | "degressive"
  readonly position?: number
  /** In the event's currency, tax included unless tax_exclusive */
  readonly price?: number | string | Money | null
  /** Prices, the highest first: 100, 75, 25 */
  readonly price_degressive?: string | null
  readonly pricing_type?: "free" | "paid" | "donation" | "degressive"
  /** How many there are; null for no limit */
  readonly quantity?: number | null
  /** The questions asked, in this order */
  readonly question_ids?: ReadonlyArray<number | string>
  readonly request_company_name?: boolean | null
  readonly request_job_title?: boolean | null
  readonly request_vat_number?: boolean | null
  readonly require_billing_address?: boolean | null
  readonly require_company_name?: boolean | null
  readonly require_credit_card_for_sold_out_waiting_list?: boolean | null
  readonly require_email?: boolean | null
  readonly require_job_title?: boolean | null
  readonly require_name?: boolean | null
  readonly require_vat_number?: boolean | null
  readonly secret?: boolean | null
  readonly show_company_name?: boolean | null
  readonly show_discount_code_field_here?: boolean | null
  readonly show_job_title?: boolean | null
  readonly show_phone_number?: boolean | null
  readonly show_price?: boolean | null
  readonly show_qr_code?: boolean | null
  readonly show_vat_number?: boolean | null
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly start_at?: string | null
  readonly state?: "on_sale" | "off_sale" | 100 | 404
  readonly success_message?: string | null
  /** A decimal in major units, or Money */
  readonly suggested_donation?: number | string | Money | null
  readonly tax_exclusive?: boolean | null
  readonly termset_id?: number | null
  readonly ticket_group_id?: number | null
  readonly translations?: {
    readonly [name: string]: unknown
  }
  readonly waiting_list_enabled_during_locked?: boolean | null
  readonly waiting_list_enabled_during_sold_out?: boolean | null
}

/** The body of `rsvpLists.create`. */
export interface NewRsvpList {
  readonly title: string
}

/** The body of `rsvpLists.update`. */
export interface RsvpListChange {
  readonly title?: string
}

/** The body of `releaseInvitations.create`. */
export interface NewReleaseInvitation {
  /** An e-mail address */
  readonly email: string
  /** The releases that are offered */
  readonly release_ids: readonly [number | string, ...ReadonlyArray<number | string>]
  /** Whether who confirms is registered at once */
  readonly auto?: boolean
  readonly discount_code?: string | null
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly expires_at?: string | null
  readonly first_name?: string | null
  /** Whether a guest may be brought along */
  readonly guest?: boolean
  readonly last_name?: string | null
  /** Whether the link leads to the order once there is one, or says it expired */
  readonly redirect?: boolean | null
}

/** The body of `releaseInvitations.update`. */
export interface ReleaseInvitationChange {
  /** An e-mail address */
  readonly email?: string
  /** The releases that are offered */
  readonly release_ids?: readonly [number | string, ...ReadonlyArray<number | string>]
  readonly status?: "yes" | "no" | "maybe" | null
  /** Whether who confirms is registered at once */
  readonly auto?: boolean
  readonly discount_code?: string | null
  /** A moment: 2026-12-31T18:00:00Z, or without a zone in that of the event */
  readonly expires_at?: string | null
  readonly first_name?: string | null
  /** Whether a guest may be brought along */
  readonly guest?: boolean
  readonly last_name?: string | null
  /** Whether the link leads to the order once there is one, or says it expired */
  readonly redirect?: boolean | null
}

/** The body of `tickets.create`. */
export interface NewTicket {
  /** An id or a slug */
  readonly release_id: number | string
  readonly answers?: ReadonlyArray<NewAnswer>
  readonly company_name?: string | null
  /** An e-mail address */
  readonly email?: string | null
  readonly first_name?: string | null
  readonly job_title?: string | null
  readonly last_name?: string | null
  readonly lock_changes?: boolean | null
  /** JSON of one's own, kept with the record */
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly phone_number?: string | null
  /** What was paid for it, without upgrades */
  readonly price?: number | string | Money
  readonly qr_code_disabled?: boolean
  /** Separated by commas */
  readonly tags?: string | null
  readonly upgrade_ids?: ReadonlyArray<number | string>
}

/** Part of the body of `tickets.create`, `tickets.update`. */
export interface NewAnswer {
  readonly question_id: number
  readonly primary_response: string | ReadonlyArray<string>
  readonly alternate_response?: string | null
}

/** The body of `tickets.update`. */
export interface TicketChange {
  /** An id or a slug */
  readonly release_id?: number | string
  readonly answers?: ReadonlyArray<NewAnswer>
  readonly company_name?: string | null
  /** An e-mail address */
  readonly email?: string | null
  readonly first_name?: string | null
  readonly job_title?: string | null
  readonly last_name?: string | null
  readonly lock_changes?: boolean | null
  /** JSON of one's own, kept with the record */
  readonly metadata?: {
    readonly [name: string]: unknown
  } | null
  readonly phone_number?: string | null
  /** What was paid for it, without upgrades */
  readonly price?: number | string | Money
  readonly qr_code_disabled?: boolean
  /** Separated by commas */
  readonly tags?: string | null
  readonly upgrade_ids?: ReadonlyArray<number | string>
}

/** The body of `tickets.reassign`. */
export interface NewReassignment {
  /** An e-mail address */
  readonly email: string
  readonly first_name?: string | null
  readonly last_name?: string | null
  /** Whether what the first holder answered goes */
  readonly delete_answers?: boolean
}

/** The body of `tickets.void`. */
export interface NewVoid {
  /** Whether the place is for sale again, or the quantity one less */
  readonly resell?: boolean
}

/** The body of `venues.create`. */
export interface NewVenue {
  readonly name: string
  readonly address?: string | null
  readonly latitude?: number | string | null
  readonly link?: string | null
  readonly longitude?: number | string | null
  readonly position?: number
  readonly show?: boolean
  readonly zoomlevel?: number | null
}

/** The body of `venues.update`. */
export interface VenueChange {
  readonly name?: string
  readonly address?: string | null
  readonly latitude?: number | string | null
  readonly link?: string | null
  readonly longitude?: number | string | null
  readonly position?: number
  readonly show?: boolean
  readonly zoomlevel?: number | null
}

/** The body of `waitlistedPeople.create`. */
export interface NewWaitlistedPerson {
  /** An e-mail address */
  readonly email: string
  /** An id or a slug */
  readonly release_id: number | string
  /** When an offer ends */
  readonly expires_at?: string | null
  /** What the mail with the offer says */
  readonly message?: string | null
  readonly name?: string | null
}

/** The body of `waitlistedPeople.update`. */
export interface WaitlistedPersonChange {
  /** An e-mail address */
  readonly email?: string
  /** An id or a slug */
  readonly release_id?: number | string
  /** When an offer ends */
  readonly expires_at?: string | null
  /** What the mail with the offer says */
  readonly message?: string | null
  readonly name?: string | null
}

/** The body of `webhookEndpoints.create`. */
export interface NewWebhookEndpoint {
  /** Where the reports go; https only */
  readonly url: string
  /** What is reported: ticket.created, registration.finished … */
  readonly included_triggers: readonly [string, ...ReadonlyArray<string>]
  /** Sent along with every report as custom */
  readonly custom_data?: string | null
}

/** The body of `webhookEndpoints.update`. */
export interface WebhookEndpointChange {
  /** Where the reports go; https only */
  readonly url?: string
  /** What is reported: ticket.created, registration.finished … */
  readonly included_triggers?: readonly [string, ...ReadonlyArray<string>]
  readonly custom_data?: string | null
}

/** The body of `checkin.checkins.create`. */
export type NewCheckin =
  | {
      /** The ticket's id */
      readonly ticket_id: number
    }
  | {
      /** The ticket's reference: ABCD-1 */
      readonly ticket_reference: string
    }

/** The body of `checkin.checkins.createMany`. */
export interface NewCheckins {
  readonly checkins: {
    readonly [name: string]: NewCheckin
  }
}

/** What `hello` takes. */
export interface HelloInput {
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `events.list` takes. */
export interface EventsListInput {
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `events.past` takes. */
export interface EventsPastInput {
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `events.archived` takes. */
export interface EventsArchivedInput {
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `events.acrossAccounts` takes. */
export interface EventsAcrossAccountsInput {
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `events.get` takes. */
export interface EventsGetInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `events.create` takes. */
export interface EventsCreateInput {
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewEvent
}

/** What `events.update` takes. */
export interface EventsUpdateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: EventChange
}

/** What `events.delete` takes. */
export interface EventsDeleteInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `events.duplicate` takes. */
export interface EventsDuplicateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `events.duplication` takes. */
export interface EventsDuplicationInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `activities.list` takes. */
export interface ActivitiesListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `activities.get` takes. */
export interface ActivitiesGetInput {
  readonly event_slug: string | number
  readonly activity_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `activities.create` takes. */
export interface ActivitiesCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewActivity
}

/** What `activities.update` takes. */
export interface ActivitiesUpdateInput {
  readonly event_slug: string | number
  readonly activity_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: ActivityChange
}

/** What `activities.delete` takes. */
export interface ActivitiesDeleteInput {
  readonly event_slug: string | number
  readonly activity_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `activities.duplicate` takes. */
export interface ActivitiesDuplicateInput {
  readonly event_slug: string | number
  readonly activity_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `questions.list` takes. */
export interface QuestionsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `questions.get` takes. */
export interface QuestionsGetInput {
  readonly event_slug: string | number
  readonly question_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `questions.create` takes. */
export interface QuestionsCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewQuestion
}

/** What `questions.update` takes. */
export interface QuestionsUpdateInput {
  readonly event_slug: string | number
  readonly question_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: QuestionChange
}

/** What `questions.delete` takes. */
export interface QuestionsDeleteInput {
  readonly event_slug: string | number
  readonly question_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `answers.list` takes. */
export interface AnswersListInput {
  readonly event_slug: string | number
  readonly question_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `checkinLists.list` takes. */
export interface CheckinListsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `checkinLists.get` takes. */
export interface CheckinListsGetInput {
  readonly event_slug: string | number
  readonly checkin_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `checkinLists.create` takes. */
export interface CheckinListsCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewCheckinList
}

/** What `checkinLists.update` takes. */
export interface CheckinListsUpdateInput {
  readonly event_slug: string | number
  readonly checkin_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: CheckinListChange
}

/** What `checkinLists.delete` takes. */
export interface CheckinListsDeleteInput {
  readonly event_slug: string | number
  readonly checkin_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `discountCodes.list` takes. */
export interface DiscountCodesListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
    readonly states?: ReadonlyArray<"current" | "past" | "upcoming" | "used" | "unused">
  }
}

/** What `discountCodes.get` takes. */
export interface DiscountCodesGetInput {
  readonly event_slug: string | number
  readonly discount_code_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `discountCodes.create` takes. */
export interface DiscountCodesCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewDiscountCode
}

/** What `discountCodes.update` takes. */
export interface DiscountCodesUpdateInput {
  readonly event_slug: string | number
  readonly discount_code_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: DiscountCodeChange
}

/** What `discountCodes.delete` takes. */
export interface DiscountCodesDeleteInput {
  readonly event_slug: string | number
  readonly discount_code_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `interestedUsers.list` takes. */
export interface InterestedUsersListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `interestedUsers.get` takes. */
export interface InterestedUsersGetInput {
  readonly event_slug: string | number
  readonly interested_user_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `interestedUsers.create` takes. */
export interface InterestedUsersCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewInterestedUser
}

/** What `interestedUsers.update` takes. */
export interface InterestedUsersUpdateInput {
  readonly event_slug: string | number
  readonly interested_user_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: InterestedUserChange
}

/** What `interestedUsers.delete` takes. */
export interface InterestedUsersDeleteInput {
  readonly event_slug: string | number
  readonly interested_user_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `optIns.list` takes. */
export interface OptInsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `optIns.get` takes. */
export interface OptInsGetInput {
  readonly event_slug: string | number
  readonly opt_in_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `optIns.create` takes. */
export interface OptInsCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewOptIn
}

/** What `optIns.update` takes. */
export interface OptInsUpdateInput {
  readonly event_slug: string | number
  readonly opt_in_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: OptInChange
}

/** What `optIns.delete` takes. */
export interface OptInsDeleteInput {
  readonly event_slug: string | number
  readonly opt_in_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `registrations.list` takes. */
export interface RegistrationsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: "name" | "created_at" | "updated_at" | "total" | "reference" | "payment_provider"
    readonly direction?: "asc" | "desc"
    readonly q?: string
    readonly states?: ReadonlyArray<"paid" | "unpaid" | "complete" | "confirmed" | "incomplete" | "cancelled">
    readonly created_at?: TimeRange
    readonly updated_at?: TimeRange
  }
}

/** What `registrations.get` takes. */
export interface RegistrationsGetInput {
  readonly event_slug: string | number
  readonly registration_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `registrations.create` takes. */
export interface RegistrationsCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewRegistration
}

/** What `registrations.update` takes. */
export interface RegistrationsUpdateInput {
  readonly event_slug: string | number
  readonly registration_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: RegistrationChange
}

/** What `registrations.markPaid` takes. */
export interface RegistrationsMarkPaidInput {
  readonly event_slug: string | number
  readonly registration_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `registrations.markUnpaid` takes. */
export interface RegistrationsMarkUnpaidInput {
  readonly event_slug: string | number
  readonly registration_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `registrations.refund` takes. */
export interface RegistrationsRefundInput {
  readonly event_slug: string | number
  readonly registration_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewRefund
}

/** What `registrations.cancel` takes. */
export interface RegistrationsCancelInput {
  readonly event_slug: string | number
  readonly registration_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `refunds.list` takes. */
export interface RefundsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `refunds.get` takes. */
export interface RefundsGetInput {
  readonly event_slug: string | number
  readonly refund_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `releases.list` takes. */
export interface ReleasesListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
    readonly states?: ReadonlyArray<
      | "on_sale"
      | "off_sale"
      | "sold_out"
      | "not_sold_out"
      | "public"
      | "secret"
      | "active"
      | "archived"
      | "changes_locked"
      | "changes_allowed"
    >
  }
}

/** What `releases.get` takes. */
export interface ReleasesGetInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `releases.create` takes. */
export interface ReleasesCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewRelease
}

/** What `releases.update` takes. */
export interface ReleasesUpdateInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: ReleaseChange
}

/** What `releases.delete` takes. */
export interface ReleasesDeleteInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `releases.archive` takes. */
export interface ReleasesArchiveInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `releases.unarchive` takes. */
export interface ReleasesUnarchiveInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `releases.duplicate` takes. */
export interface ReleasesDuplicateInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `releases.activate` takes. */
export interface ReleasesActivateInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body?: {}
}

/** What `releases.deactivate` takes. */
export interface ReleasesDeactivateInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body?: {}
}

/** What `releases.publish` takes. */
export interface ReleasesPublishInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `releases.unpublish` takes. */
export interface ReleasesUnpublishInput {
  readonly event_slug: string | number
  readonly release_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `rsvpLists.list` takes. */
export interface RsvpListsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `rsvpLists.get` takes. */
export interface RsvpListsGetInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `rsvpLists.create` takes. */
export interface RsvpListsCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewRsvpList
}

/** What `rsvpLists.update` takes. */
export interface RsvpListsUpdateInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: RsvpListChange
}

/** What `rsvpLists.delete` takes. */
export interface RsvpListsDeleteInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `releaseInvitations.list` takes. */
export interface ReleaseInvitationsListInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
    readonly states?: ReadonlyArray<"redeemed">
  }
}

/** What `releaseInvitations.get` takes. */
export interface ReleaseInvitationsGetInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  readonly release_invitation_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `releaseInvitations.create` takes. */
export interface ReleaseInvitationsCreateInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewReleaseInvitation
}

/** What `releaseInvitations.update` takes. */
export interface ReleaseInvitationsUpdateInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  readonly release_invitation_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: ReleaseInvitationChange
}

/** What `releaseInvitations.delete` takes. */
export interface ReleaseInvitationsDeleteInput {
  readonly event_slug: string | number
  readonly rsvp_list_slug: string | number
  readonly release_invitation_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `tickets.list` takes. */
export interface TicketsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: "first_name" | "last_name" | "created_at" | "updated_at" | "price" | "reference" | "number"
    readonly direction?: "asc" | "desc"
    readonly q?: string
    readonly states?: ReadonlyArray<
      "complete" | "incomplete" | "unassigned" | "void" | "archived" | "changes_locked" | "changes_allowed"
    >
    readonly types?: ReadonlyArray<"manual" | "standard">
    /** Slugs of releases */
    readonly release_ids?: ReadonlyArray<string>
    readonly activity_ids?: ReadonlyArray<number | string>
    readonly created_at?: TimeRange
    readonly updated_at?: TimeRange
  }
}

/** What `tickets.get` takes. */
export interface TicketsGetInput {
  readonly event_slug: string | number
  readonly ticket_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `tickets.create` takes. */
export interface TicketsCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewTicket
}

/** What `tickets.update` takes. */
export interface TicketsUpdateInput {
  readonly event_slug: string | number
  readonly ticket_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: TicketChange
}

/** What `tickets.reassign` takes. */
export interface TicketsReassignInput {
  readonly event_slug: string | number
  readonly ticket_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewReassignment
}

/** What `tickets.void` takes. */
export interface TicketsVoidInput {
  readonly event_slug: string | number
  readonly ticket_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body?: NewVoid
}

/** What `venues.list` takes. */
export interface VenuesListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `venues.get` takes. */
export interface VenuesGetInput {
  readonly event_slug: string | number
  readonly venue_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `venues.create` takes. */
export interface VenuesCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewVenue
}

/** What `venues.update` takes. */
export interface VenuesUpdateInput {
  readonly event_slug: string | number
  readonly venue_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: VenueChange
}

/** What `venues.delete` takes. */
export interface VenuesDeleteInput {
  readonly event_slug: string | number
  readonly venue_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `waitlistedPeople.list` takes. */
export interface WaitlistedPeopleListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
    readonly states?: ReadonlyArray<"joined" | "offered" | "redeemed" | "rejected" | "expired">
  }
}

/** What `waitlistedPeople.get` takes. */
export interface WaitlistedPeopleGetInput {
  readonly event_slug: string | number
  readonly waitlisted_person_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `waitlistedPeople.create` takes. */
export interface WaitlistedPeopleCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewWaitlistedPerson
}

/** What `waitlistedPeople.update` takes. */
export interface WaitlistedPeopleUpdateInput {
  readonly event_slug: string | number
  readonly waitlisted_person_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: WaitlistedPersonChange
}

/** What `waitlistedPeople.delete` takes. */
export interface WaitlistedPeopleDeleteInput {
  readonly event_slug: string | number
  readonly waitlisted_person_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `webhookEndpoints.list` takes. */
export interface WebhookEndpointsListInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  /** Where to begin, and how many rows a page has: 100 by default, 1000 at most */
  readonly page?: {
    readonly number?: number
    readonly size?: number
  }
  readonly search?: {
    readonly sort?: string
    readonly direction?: "asc" | "desc"
    readonly q?: string
  }
}

/** What `webhookEndpoints.get` takes. */
export interface WebhookEndpointsGetInput {
  readonly event_slug: string | number
  readonly webhook_endpoint_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
}

/** What `webhookEndpoints.create` takes. */
export interface WebhookEndpointsCreateInput {
  readonly event_slug: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: NewWebhookEndpoint
}

/** What `webhookEndpoints.update` takes. */
export interface WebhookEndpointsUpdateInput {
  readonly event_slug: string | number
  readonly webhook_endpoint_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
  /** How much 3.0 tells; 3.1 knows no views */
  readonly view?: "short" | "extended"
  /** What records of 3.1 are to come with; meta.expandable lists it */
  readonly expand?: ReadonlyArray<string>
  readonly body: WebhookEndpointChange
}

/** What `webhookEndpoints.delete` takes. */
export interface WebhookEndpointsDeleteInput {
  readonly event_slug: string | number
  readonly webhook_endpoint_id: string | number
  /** The version that answers; 3.1 by default */
  readonly version?: "3.0" | "3.1"
}

/** What `checkin.lists.get` takes. */
export interface Checkin_ListsGetInput {
  readonly checkin_list_slug: string | number
  /** Only what changed since this moment */
  readonly since?: number | string
}

/** What `checkin.tickets.list` takes. */
export interface CheckinTicketsListInput {
  readonly checkin_list_slug: string | number
  /** Where to begin */
  readonly page?: number
  /** Only what changed since this moment */
  readonly since?: number | string
}

/** What `checkin.tickets.get` takes. */
export interface CheckinTicketsGetInput {
  readonly checkin_list_slug: string | number
  readonly ticket_slug: string | number
}

/** What `checkin.checkins.list` takes. */
export interface CheckinCheckinsListInput {
  readonly checkin_list_slug: string | number
  /** Where to begin */
  readonly page?: number
  /** Only what changed since this moment */
  readonly since?: number | string
}

/** What `checkin.checkins.create` takes. */
export interface CheckinCheckinsCreateInput {
  readonly checkin_list_slug: string | number
  readonly body: NewCheckin
}

/** What `checkin.checkins.createMany` takes. */
export interface CheckinCheckinsCreateManyInput {
  readonly checkin_list_slug: string | number
  readonly body: NewCheckins
}

/** What `checkin.checkins.delete` takes. */
export interface CheckinCheckinsDeleteInput {
  readonly checkin_list_slug: string | number
  readonly checkin_uuid: string | number
}

/** What `checkin.answers.list` takes. */
export interface CheckinAnswersListInput {
  readonly checkin_list_slug: string | number
  /** Where to begin */
  readonly page?: number
  /** Only what changed since this moment */
  readonly since?: number | string
}

/** What `checkin.questions.list` takes. */
export interface CheckinQuestionsListInput {
  readonly checkin_list_slug: string | number
}

/** Every endpoint of Tito as a method. What is thrown is a `TitoError`. */
export interface TitoMethods {
  /** Whether the token is good, its mode, and the accounts it reads. `GET /v3/hello` (seed 003, Authentication). */
  readonly hello: (input?: HelloInput, options?: CallOptions) => Promise<Hello>
  readonly events: {
    /** Events to come. `GET /v3/{account_slug}/events` (seed 003, Events). */
    readonly list: (input?: EventsListInput, options?: CallOptions) => PagedList<Event>
    /** Events that are over. `GET /v3/{account_slug}/events/past` (seed 003, Events). */
    readonly past: (input?: EventsPastInput, options?: CallOptions) => PagedList<Event>
    /** Events that were put away. `GET /v3/{account_slug}/events/archived` (seed 003, Events). */
    readonly archived: (input?: EventsArchivedInput, options?: CallOptions) => PagedList<Event>
    /** Events of all accounts that the token reads; not documented, and seen to work. `GET /v3/events` (platform notes 1.1). */
    readonly acrossAccounts: (input?: EventsAcrossAccountsInput, options?: CallOptions) => PagedList<Event>
    /** One event. `GET /v3/{account_slug}/{event_slug}` (seed 003, Events). */
    readonly get: (input: EventsGetInput, options?: CallOptions) => Promise<Event>
    /** Makes an event: not live, in test mode, still to be set up. `POST /v3/{account_slug}/events` (seed 003, Events; platform notes 2). */
    readonly create: (input: EventsCreateInput, options?: CallOptions) => Promise<Event>
    /** Changes an event. `PATCH /v3/{account_slug}/{event_slug}` (seed 003, Events). */
    readonly update: (input: EventsUpdateInput, options?: CallOptions) => Promise<Event>
    /**
     * Removes an event. `DELETE /v3/{account_slug}/{event_slug}` (seed 003, Events).
     * It cannot be taken back.
     */
    readonly delete: (input: EventsDeleteInput, options?: CallOptions) => Promise<null>
    /** Begins to copy an event; events.duplication tells when it is done, and the slug of the copy. `POST /v3/{account_slug}/{event_slug}/duplication` (seed 003, Duplicate an Event). */
    readonly duplicate: (input: EventsDuplicateInput, options?: CallOptions) => Promise<Duplication>
    /** How far the copying of an event has got. `GET /v3/{account_slug}/{event_slug}/duplication` (seed 003, Duplicate an Event status). */
    readonly duplication: (input: EventsDuplicationInput, options?: CallOptions) => Promise<Duplication>
  }
  readonly activities: {
    /** The activities of an event. `GET /v3/{account_slug}/{event_slug}/activities` (seed 003, Activities). */
    readonly list: (input: ActivitiesListInput, options?: CallOptions) => PagedList<Activity>
    /** One activity. `GET /v3/{account_slug}/{event_slug}/activities/{activity_id}` (seed 003, Activities). */
    readonly get: (input: ActivitiesGetInput, options?: CallOptions) => Promise<Activity>
    /** Makes an activity. `POST /v3/{account_slug}/{event_slug}/activities` (seed 003, Activities). */
    readonly create: (input: ActivitiesCreateInput, options?: CallOptions) => Promise<Activity>
    /** Changes an activity. `PATCH /v3/{account_slug}/{event_slug}/activities/{activity_id}` (seed 003, Activities). */
    readonly update: (input: ActivitiesUpdateInput, options?: CallOptions) => Promise<Activity>
    /**
     * Removes an activity. `DELETE /v3/{account_slug}/{event_slug}/activities/{activity_id}` (seed 003, Activities).
     * It cannot be taken back.
     */
    readonly delete: (input: ActivitiesDeleteInput, options?: CallOptions) => Promise<null>
    /** Makes a copy of an activity. `POST /v3/{account_slug}/{event_slug}/activities/{activity_id}/duplication` (seed 003, Activities). */
    readonly duplicate: (input: ActivitiesDuplicateInput, options?: CallOptions) => Promise<Activity>
  }
  readonly questions: {
    /** What attendees are asked. `GET /v3/{account_slug}/{event_slug}/questions` (seed 003, Questions). */
    readonly list: (input: QuestionsListInput, options?: CallOptions) => PagedList<Question>
    /** One question. `GET /v3/{account_slug}/{event_slug}/questions/{question_slug}` (seed 003, Questions). */
    readonly get: (input: QuestionsGetInput, options?: CallOptions) => Promise<Question>
    /** Makes a question; releases ask it once their question_ids name it. `POST /v3/{account_slug}/{event_slug}/questions` (seed 003, Questions). */
    readonly create: (input: QuestionsCreateInput, options?: CallOptions) => Promise<Question>
    /** Changes a question. `PATCH /v3/{account_slug}/{event_slug}/questions/{question_slug}` (seed 003, Questions). */
    readonly update: (input: QuestionsUpdateInput, options?: CallOptions) => Promise<Question>
    /**
     * Removes a question. `DELETE /v3/{account_slug}/{event_slug}/questions/{question_slug}` (seed 003, Questions).
     * It cannot be taken back.
     */
    readonly delete: (input: QuestionsDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly answers: {
    /** The answers to one question. `GET /v3/{account_slug}/{event_slug}/questions/{question_slug}/answers` (seed 003, Answers). */
    readonly list: (input: AnswersListInput, options?: CallOptions) => PagedList<Answer>
  }
  readonly checkinLists: {
    /** The check-in lists of an event; it answers 500 to page[number], so pages cannot be chosen. `GET /v3/{account_slug}/{event_slug}/checkin_lists` (seed 003, Check-in Lists; platform notes 0). */
    readonly list: (input: CheckinListsListInput, options?: CallOptions) => PagedList<CheckinList>
    /** One check-in list. `GET /v3/{account_slug}/{event_slug}/checkin_lists/{checkin_list_slug}` (seed 003, Check-in Lists). */
    readonly get: (input: CheckinListsGetInput, options?: CallOptions) => Promise<CheckinList>
    /** Makes a check-in list; its slug opens the check-in API. `POST /v3/{account_slug}/{event_slug}/checkin_lists` (seed 003, Check-in Lists). */
    readonly create: (input: CheckinListsCreateInput, options?: CallOptions) => Promise<CheckinList>
    /** Changes a check-in list. `PATCH /v3/{account_slug}/{event_slug}/checkin_lists/{checkin_list_slug}` (seed 003, Check-in Lists). */
    readonly update: (input: CheckinListsUpdateInput, options?: CallOptions) => Promise<CheckinList>
    /**
     * Removes a check-in list. `DELETE /v3/{account_slug}/{event_slug}/checkin_lists/{checkin_list_slug}` (seed 003, Check-in Lists).
     * It cannot be taken back.
     */
    readonly delete: (input: CheckinListsDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly discountCodes: {
    /** The discount codes of an event; past ones only when asked for. `GET /v3/{account_slug}/{event_slug}/discount_codes` (seed 003, Discount Codes). */
    readonly list: (input: DiscountCodesListInput, options?: CallOptions) => PagedList<DiscountCode>
    /** One discount code. `GET /v3/{account_slug}/{event_slug}/discount_codes/{discount_code_id}` (seed 003, Discount Codes). */
    readonly get: (input: DiscountCodesGetInput, options?: CallOptions) => Promise<DiscountCode>
    /** Makes a discount code. `POST /v3/{account_slug}/{event_slug}/discount_codes` (seed 003, Discount Codes). */
    readonly create: (input: DiscountCodesCreateInput, options?: CallOptions) => Promise<DiscountCode>
    /** Changes a discount code. `PATCH /v3/{account_slug}/{event_slug}/discount_codes/{discount_code_id}` (seed 003, Discount Codes). */
    readonly update: (input: DiscountCodesUpdateInput, options?: CallOptions) => Promise<DiscountCode>
    /**
     * Removes a discount code. `DELETE /v3/{account_slug}/{event_slug}/discount_codes/{discount_code_id}` (seed 003, Discount Codes).
     * It cannot be taken back.
     */
    readonly delete: (input: DiscountCodesDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly interestedUsers: {
    /** People who want to hear about an event. `GET /v3/{account_slug}/{event_slug}/interested_users` (seed 003, Interested Users). */
    readonly list: (input: InterestedUsersListInput, options?: CallOptions) => PagedList<InterestedUser>
    /** One interested person. `GET /v3/{account_slug}/{event_slug}/interested_users/{interested_user_id}` (seed 003, Interested Users). */
    readonly get: (input: InterestedUsersGetInput, options?: CallOptions) => Promise<InterestedUser>
    /** Adds somebody who wants to hear about an event. `POST /v3/{account_slug}/{event_slug}/interested_users` (seed 003, Interested Users). */
    readonly create: (input: InterestedUsersCreateInput, options?: CallOptions) => Promise<InterestedUser>
    /** Changes name or address of an interested person. `PATCH /v3/{account_slug}/{event_slug}/interested_users/{interested_user_id}` (seed 003, Interested Users). */
    readonly update: (input: InterestedUsersUpdateInput, options?: CallOptions) => Promise<InterestedUser>
    /**
     * Removes an interested person. `DELETE /v3/{account_slug}/{event_slug}/interested_users/{interested_user_id}` (seed 003, Interested Users).
     * It cannot be taken back.
     */
    readonly delete: (input: InterestedUsersDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly optIns: {
    /** What attendees can agree to. `GET /v3/{account_slug}/{event_slug}/opt_ins` (seed 003, Opt-Ins). */
    readonly list: (input: OptInsListInput, options?: CallOptions) => PagedList<OptIn>
    /** One opt-in. `GET /v3/{account_slug}/{event_slug}/opt_ins/{opt_in_slug}` (seed 003, Opt-Ins (its text has opt_in in the path, its example what works); platform notes 1.1). */
    readonly get: (input: OptInsGetInput, options?: CallOptions) => Promise<OptIn>
    /** Makes an opt-in. `POST /v3/{account_slug}/{event_slug}/opt_ins` (seed 003, Opt-Ins). */
    readonly create: (input: OptInsCreateInput, options?: CallOptions) => Promise<OptIn>
    /** Changes an opt-in. `PATCH /v3/{account_slug}/{event_slug}/opt_ins/{opt_in_slug}` (seed 003, Opt-Ins). */
    readonly update: (input: OptInsUpdateInput, options?: CallOptions) => Promise<OptIn>
    /**
     * Removes an opt-in. `DELETE /v3/{account_slug}/{event_slug}/opt_ins/{opt_in_slug}` (seed 003, Opt-Ins).
     * It cannot be taken back.
     */
    readonly delete: (input: OptInsDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly registrations: {
    /** Orders, oldest first unless search.sort says otherwise; cancelled ones only when asked for. `GET /v3/{account_slug}/{event_slug}/registrations` (seed 003, Registrations). */
    readonly list: (input: RegistrationsListInput, options?: CallOptions) => PagedList<Registration>
    /** One order. `GET /v3/{account_slug}/{event_slug}/registrations/{registration_slug}` (seed 003, Registrations). */
    readonly get: (input: RegistrationsGetInput, options?: CallOptions) => Promise<Registration>
    /**
     * Makes an order by hand, at list price and paid for; mails people only with notify. `POST /v3/{account_slug}/{event_slug}/registrations` (seed 003, Registrations; platform notes 2).
     * It may mail people.
     */
    readonly create: (input: RegistrationsCreateInput, options?: CallOptions) => Promise<Registration>
    /** Changes an order. `PATCH /v3/{account_slug}/{event_slug}/registrations/{registration_slug}` (seed 003, Registrations). */
    readonly update: (input: RegistrationsUpdateInput, options?: CallOptions) => Promise<Registration>
    /** Notes that an invoice was paid (receipt_paid); a beta feature. `POST /v3/{account_slug}/{event_slug}/registrations/{registration_slug}/confirmations` (seed 003, Registrations). */
    readonly markPaid: (input: RegistrationsMarkPaidInput, options?: CallOptions) => Promise<Registration>
    /** Notes that an invoice was not paid after all; a beta feature. `DELETE /v3/{account_slug}/{event_slug}/registrations/{registration_slug}/confirmations` (seed 003, Registrations). */
    readonly markUnpaid: (input: RegistrationsMarkUnpaidInput, options?: CallOptions) => Promise<Registration>
    /**
     * Pays an order back through the payment provider, or notes that it was. `POST /v3/{account_slug}/{event_slug}/registrations/{registration_slug}/refunds` (seed 003, Registrations).
     * It cannot be taken back.
     */
    readonly refund: (input: RegistrationsRefundInput, options?: CallOptions) => Promise<Refund | null>
    /**
     * Cancels an order and makes its tickets void. `POST /v3/{account_slug}/{event_slug}/registrations/{registration_slug}/cancellation` (seed 003, Registrations).
     * It cannot be taken back.
     */
    readonly cancel: (input: RegistrationsCancelInput, options?: CallOptions) => Promise<Registration | null>
  }
  readonly refunds: {
    /** The refunds of an event. `GET /v3/{account_slug}/{event_slug}/refunds` (seed 003, Refunds). */
    readonly list: (input: RefundsListInput, options?: CallOptions) => PagedList<Refund>
    /** One refund. `GET /v3/{account_slug}/{event_slug}/refunds/{refund_id}` (seed 003, Refunds). */
    readonly get: (input: RefundsGetInput, options?: CallOptions) => Promise<Refund>
  }
  readonly releases: {
    /** Ticket types; archived ones only when asked for. `GET /v3/{account_slug}/{event_slug}/releases` (seed 003, Releases). */
    readonly list: (input: ReleasesListInput, options?: CallOptions) => PagedList<Release>
    /** One ticket type. `GET /v3/{account_slug}/{event_slug}/releases/{release_slug}` (seed 003, Releases). */
    readonly get: (input: ReleasesGetInput, options?: CallOptions) => Promise<Release>
    /** Makes a ticket type; whatever the documents say, it is off sale until releases.activate. `POST /v3/{account_slug}/{event_slug}/releases` (seed 003, Releases; platform notes 2). */
    readonly create: (input: ReleasesCreateInput, options?: CallOptions) => Promise<Release>
    /** Changes a ticket type. `PATCH /v3/{account_slug}/{event_slug}/releases/{release_slug}` (seed 003, Releases). */
    readonly update: (input: ReleasesUpdateInput, options?: CallOptions) => Promise<Release>
    /**
     * Removes a ticket type that nothing was sold of. `DELETE /v3/{account_slug}/{event_slug}/releases/{release_slug}` (seed 003, Releases).
     * It cannot be taken back.
     */
    readonly delete: (input: ReleasesDeleteInput, options?: CallOptions) => Promise<null>
    /** Puts a ticket type away, and its tickets out of the lists. `POST /v3/{account_slug}/{event_slug}/releases/{release_slug}/archival` (seed 003, Releases). */
    readonly archive: (input: ReleasesArchiveInput, options?: CallOptions) => Promise<Release | null>
    /** Brings a ticket type back that was put away. `DELETE /v3/{account_slug}/{event_slug}/releases/{release_slug}/archival` (seed 003, Releases). */
    readonly unarchive: (input: ReleasesUnarchiveInput, options?: CallOptions) => Promise<Release | null>
    /** Makes a copy of a ticket type. `POST /v3/{account_slug}/{event_slug}/releases/{release_slug}/duplication` (seed 003, Releases). */
    readonly duplicate: (input: ReleasesDuplicateInput, options?: CallOptions) => Promise<Release | null>
    /** Puts a ticket type on sale. `PATCH /v3/{account_slug}/{event_slug}/releases/{release_slug}/activation` (seed 003, Releases). */
    readonly activate: (input: ReleasesActivateInput, options?: CallOptions) => Promise<Release | null>
    /** Takes a ticket type off sale. `PATCH /v3/{account_slug}/{event_slug}/releases/{release_slug}/deactivation` (seed 003, Releases). */
    readonly deactivate: (input: ReleasesDeactivateInput, options?: CallOptions) => Promise<Release | null>
    /** Shows a ticket type to everybody. `POST /v3/{account_slug}/{event_slug}/releases/{release_slug}/publication` (seed 003, Releases). */
    readonly publish: (input: ReleasesPublishInput, options?: CallOptions) => Promise<Release | null>
    /** Makes a ticket type secret: only its own link leads to it. `DELETE /v3/{account_slug}/{event_slug}/releases/{release_slug}/publication` (seed 003, Releases). */
    readonly unpublish: (input: ReleasesUnpublishInput, options?: CallOptions) => Promise<Release | null>
  }
  readonly rsvpLists: {
    /** Lists of invited people. `GET /v3/{account_slug}/{event_slug}/rsvp_lists` (seed 003, RSVP Lists). */
    readonly list: (input: RsvpListsListInput, options?: CallOptions) => PagedList<RsvpList>
    /** One list of invited people. `GET /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}` (seed 003, RSVP Lists). */
    readonly get: (input: RsvpListsGetInput, options?: CallOptions) => Promise<RsvpList>
    /** Makes a list of people to invite. `POST /v3/{account_slug}/{event_slug}/rsvp_lists` (seed 003, RSVP Lists). */
    readonly create: (input: RsvpListsCreateInput, options?: CallOptions) => Promise<RsvpList>
    /** Renames a list of invited people. `PATCH /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}` (seed 003, RSVP Lists). */
    readonly update: (input: RsvpListsUpdateInput, options?: CallOptions) => Promise<RsvpList>
    /**
     * Removes a list of invited people. `DELETE /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}` (seed 003, RSVP Lists).
     * It cannot be taken back.
     */
    readonly delete: (input: RsvpListsDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly releaseInvitations: {
    /** The people of one list of invitations. `GET /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}/release_invitations` (seed 003, RSVP Release Invitations). */
    readonly list: (input: ReleaseInvitationsListInput, options?: CallOptions) => PagedList<ReleaseInvitation>
    /** One invitation. `GET /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}/release_invitations/{release_invitation_slug}` (seed 003, RSVP Release Invitations). */
    readonly get: (input: ReleaseInvitationsGetInput, options?: CallOptions) => Promise<ReleaseInvitation>
    /** Puts somebody on a list of invitations; that mails nobody yet. `POST /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}/release_invitations` (seed 003, RSVP Release Invitations (its text has the path of the lists, its example what works); platform notes 1.1). */
    readonly create: (input: ReleaseInvitationsCreateInput, options?: CallOptions) => Promise<ReleaseInvitation>
    /** Changes an invitation. `PATCH /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}/release_invitations/{release_invitation_slug}` (seed 003, RSVP Release Invitations). */
    readonly update: (input: ReleaseInvitationsUpdateInput, options?: CallOptions) => Promise<ReleaseInvitation>
    /**
     * Takes an invitation back. `DELETE /v3/{account_slug}/{event_slug}/rsvp_lists/{rsvp_list_slug}/release_invitations/{release_invitation_slug}` (seed 003, RSVP Release Invitations).
     * It cannot be taken back.
     */
    readonly delete: (input: ReleaseInvitationsDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly tickets: {
    /** Tickets, oldest first unless search.sort says otherwise; void ones, and those of archived ticket types, only when asked for. `GET /v3/{account_slug}/{event_slug}/tickets` (seed 003, Tickets). */
    readonly list: (input: TicketsListInput, options?: CallOptions) => PagedList<Ticket>
    /** One ticket. `GET /v3/{account_slug}/{event_slug}/tickets/{ticket_slug}` (seed 003, Tickets). */
    readonly get: (input: TicketsGetInput, options?: CallOptions) => Promise<Ticket>
    /**
     * Makes a ticket, with a registration of its own; whether it mails the attendee is not documented. `POST /v3/{account_slug}/{event_slug}/tickets` (seed 003, Tickets; platform notes 2).
     * It may mail people.
     */
    readonly create: (input: TicketsCreateInput, options?: CallOptions) => Promise<Ticket>
    /** Changes a ticket; unlike tickets.reassign it mails nobody. `PATCH /v3/{account_slug}/{event_slug}/tickets/{ticket_slug}` (seed 003, Tickets). */
    readonly update: (input: TicketsUpdateInput, options?: CallOptions) => Promise<Ticket>
    /**
     * Gives a ticket to somebody else; mails them, the buyer and perhaps the organisers. `POST /v3/{account_slug}/{event_slug}/tickets/{ticket_slug}/reassignments` (seed 003, Tickets).
     * It may mail people.
     */
    readonly reassign: (input: TicketsReassignInput, options?: CallOptions) => Promise<Ticket>
    /**
     * Makes a ticket void: it admits nobody any more. `POST /v3/{account_slug}/{event_slug}/tickets/{ticket_slug}/void` (seed 003, Tickets).
     * It cannot be taken back.
     */
    readonly void: (input: TicketsVoidInput, options?: CallOptions) => Promise<Voided>
  }
  readonly venues: {
    /** The venues of an event and its activities. `GET /v3/{account_slug}/{event_slug}/venues` (platform notes 1.1). */
    readonly list: (input: VenuesListInput, options?: CallOptions) => PagedList<Venue>
    /** One venue. `GET /v3/{account_slug}/{event_slug}/venues/{venue_id}` (platform notes 1.1). */
    readonly get: (input: VenuesGetInput, options?: CallOptions) => Promise<Venue>
    /** Makes a venue. `POST /v3/{account_slug}/{event_slug}/venues` (platform notes 1.1). */
    readonly create: (input: VenuesCreateInput, options?: CallOptions) => Promise<Venue>
    /** Changes a venue. `PATCH /v3/{account_slug}/{event_slug}/venues/{venue_id}` (platform notes 1.1). */
    readonly update: (input: VenuesUpdateInput, options?: CallOptions) => Promise<Venue>
    /**
     * Removes a venue. `DELETE /v3/{account_slug}/{event_slug}/venues/{venue_id}` (platform notes 1.1).
     * It cannot be taken back.
     */
    readonly delete: (input: VenuesDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly waitlistedPeople: {
    /** Who waits for tickets; redeemed, rejected and expired ones only when asked for. `GET /v3/{account_slug}/{event_slug}/waitlisted_people` (platform notes 1.1). */
    readonly list: (input: WaitlistedPeopleListInput, options?: CallOptions) => PagedList<WaitlistedPerson>
    /** One waiting person. `GET /v3/{account_slug}/{event_slug}/waitlisted_people/{waitlisted_person_id}` (platform notes 1.1). */
    readonly get: (input: WaitlistedPeopleGetInput, options?: CallOptions) => Promise<WaitlistedPerson>
    /**
     * Puts somebody on the waiting list; may mail them, if the event is set to. `POST /v3/{account_slug}/{event_slug}/waitlisted_people` (platform notes 1.1).
     * It may mail people.
     */
    readonly create: (input: WaitlistedPeopleCreateInput, options?: CallOptions) => Promise<WaitlistedPerson>
    /** Changes a waiting person. `PATCH /v3/{account_slug}/{event_slug}/waitlisted_people/{waitlisted_person_id}` (platform notes 1.1). */
    readonly update: (input: WaitlistedPeopleUpdateInput, options?: CallOptions) => Promise<WaitlistedPerson>
    /**
     * Takes somebody off the waiting list. `DELETE /v3/{account_slug}/{event_slug}/waitlisted_people/{waitlisted_person_id}` (platform notes 1.1).
     * It cannot be taken back.
     */
    readonly delete: (input: WaitlistedPeopleDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly webhookEndpoints: {
    /** Where Tito reports what happens. `GET /v3/{account_slug}/{event_slug}/webhook_endpoints` (seed 003, Webhook Endpoints). */
    readonly list: (input: WebhookEndpointsListInput, options?: CallOptions) => PagedList<WebhookEndpoint>
    /** One webhook endpoint. `GET /v3/{account_slug}/{event_slug}/webhook_endpoints/{webhook_endpoint_id}` (seed 003, Webhook Endpoints). */
    readonly get: (input: WebhookEndpointsGetInput, options?: CallOptions) => Promise<WebhookEndpoint>
    /** Has what happens reported to an address. `POST /v3/{account_slug}/{event_slug}/webhook_endpoints` (seed 003, Webhook Endpoints). */
    readonly create: (input: WebhookEndpointsCreateInput, options?: CallOptions) => Promise<WebhookEndpoint>
    /** Changes what is reported, or where to. `PATCH /v3/{account_slug}/{event_slug}/webhook_endpoints/{webhook_endpoint_id}` (seed 003, Webhook Endpoints). */
    readonly update: (input: WebhookEndpointsUpdateInput, options?: CallOptions) => Promise<WebhookEndpoint>
    /**
     * Ends the reports to an address. `DELETE /v3/{account_slug}/{event_slug}/webhook_endpoints/{webhook_endpoint_id}` (seed 003, Webhook Endpoints).
     * It cannot be taken back.
     */
    readonly delete: (input: WebhookEndpointsDeleteInput, options?: CallOptions) => Promise<null>
  }
  readonly checkin: {
    readonly lists: {
      /** A check-in list with how many pages its parts have. `GET /checkin_lists/{checkin_list_slug}` (platform notes 1.1). */
      readonly get: (input: Checkin_ListsGetInput, options?: CallOptions) => Promise<DoorList>
    }
    readonly tickets: {
      /** The tickets of a check-in list. `GET /checkin_lists/{checkin_list_slug}/tickets` (platform notes 1.1). */
      readonly list: (input: CheckinTicketsListInput, options?: CallOptions) => PagedList<DoorTicket>
      /** One ticket of a check-in list. `GET /checkin_lists/{checkin_list_slug}/tickets/{ticket_slug}` (platform notes 1.1). */
      readonly get: (input: CheckinTicketsGetInput, options?: CallOptions) => Promise<DoorTicket>
    }
    readonly checkins: {
      /** Who was let in; those taken back have deleted_at. `GET /checkin_lists/{checkin_list_slug}/checkins` (platform notes 1.1). */
      readonly list: (input: CheckinCheckinsListInput, options?: CallOptions) => PagedList<Checkin>
      /** Lets somebody in. `POST /checkin_lists/{checkin_list_slug}/checkins` (platform notes 1.1). */
      readonly create: (input: CheckinCheckinsCreateInput, options?: CallOptions) => Promise<Checkin>
      /** Lets many in at once. `POST /checkin_lists/{checkin_list_slug}/checkins` (platform notes 1.1). */
      readonly createMany: (
        input: CheckinCheckinsCreateManyInput,
        options?: CallOptions,
      ) => Promise<ReadonlyArray<Checkin>>
      /** Takes a check-in back; it stays in the list with deleted_at. `DELETE /checkin_lists/{checkin_list_slug}/checkins/{checkin_uuid}` (platform notes 1.1). */
      readonly delete: (input: CheckinCheckinsDeleteInput, options?: CallOptions) => Promise<Checkin>
    }
    readonly answers: {
      /** The answers that a check-in list shows. `GET /checkin_lists/{checkin_list_slug}/answers` (platform notes 1.1). */
      readonly list: (input: CheckinAnswersListInput, options?: CallOptions) => PagedList<Answer>
    }
    readonly questions: {
      /** The questions that a check-in list shows, all at once. `GET /checkin_lists/{checkin_list_slug}/questions` (platform notes 1.1). */
      readonly list: (input: CheckinQuestionsListInput, options?: CallOptions) => Promise<ReadonlyArray<Question>>
    }
  }
}

/** A plain client of Tito. */
export interface Tito extends TitoMethods, Closing {}
