/**
 * Canonical ids: `<platform>:<native id>`, with the parent in front where a native id is not unique on its own
 * (`ticket-tailor:ev_1/tt_2`).
 *
 * @module
 */

/** The canonical id of a platform's record. */
export const canonicalId = (platform: string, nativeId: string): string => `${platform}:${nativeId}`

/** The canonical id of a record whose native id is unique only within its parent. */
export const scopedId = (platform: string, parentNativeId: string, nativeId: string): string =>
  `${platform}:${parentNativeId}/${nativeId}`

/** The platform and the native part of a canonical id; `undefined` for what is none. */
export const parseId = (id: string): { readonly platform: string; readonly native: string } | undefined => {
  const colon = id.indexOf(":")
  return colon <= 0 || colon === id.length - 1
    ? undefined
    : { platform: id.slice(0, colon), native: id.slice(colon + 1) }
}
