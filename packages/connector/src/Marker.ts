/**
 * Markers: what a migration leaves on what it makes, so that it is found again whatever becomes of the state.
 *
 * @module
 */

/** A platform and a native id; no platform is known here by name. */
const marker = /^[a-z]+(?:-[a-z]+)*:\S+$/

/** The canonical id that a text is; null for any other text. */
export const parseMarker = (text: string): string | null => (marker.test(text) ? text : null)
