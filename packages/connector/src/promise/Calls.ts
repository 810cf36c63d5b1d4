// `AsyncDisposable` is in no edition's library yet. Kept in the declarations, so that users need not know.
/// <reference lib="esnext.disposable" preserve="true" />
/**
 * What the methods of a plain client take and give. No Effect types.
 *
 * @module
 */
import type { Page, Position } from "../client/Page.ts"

export type { Page, Position } from "../client/Page.ts"

/** Any JSON. */
export type Json = string | number | boolean | null | ReadonlyArray<Json> | { readonly [key: string]: Json }

/** What every call takes besides its input. */
export interface CallOptions {
  /**
   * Ends the call; its promise is then rejected with the signal's reason. A write that was under way may have been
   * carried out all the same.
   */
  readonly signal?: AbortSignal | undefined
}

/** A list: iterate it with `for await`, take it whole, or page by page. Nothing is asked before. */
export interface PagedList<A> extends AsyncIterable<A> {
  /** One page: the first, or the one at a position that an earlier page gave. */
  readonly page: (at?: Position | null, options?: CallOptions) => Promise<Page<A>>
  /** Every item. */
  readonly all: (options?: CallOptions) => Promise<Array<A>>
}

/** What every plain client has besides its methods. */
export interface Closing extends AsyncDisposable {
  /** Closes its connections. Calls that are under way end. */
  readonly close: () => Promise<void>
}
