/** What is left of a platform's limit, as far as it has told; null where it has told nothing. */
export interface BudgetState {
  /** Requests the platform allows in a window. */
  readonly limit: number | null
  /** Requests left in the current window. */
  readonly remaining: number | null
  /** Seconds until the window ends. */
  readonly resetsIn: number | null
}
