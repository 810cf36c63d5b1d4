/**
 * Who may ask. Both recipes of the documentation are good: `base64(key)` and `base64(key:)` (notes 2, Auth).
 *
 * @module
 */

/** Whether an `Authorization` header carries the key. */
export const isAuthorized = (key: string): ((header: string | undefined) => boolean) => {
  const good = new Set([key, `${key}:`].map((text) => Buffer.from(text, "utf8").toString("base64")))
  return (header) => {
    const [scheme, token, ...rest] = (header ?? "").trim().split(/\s+/)
    return scheme?.toLowerCase() === "basic" && token !== undefined && rest.length === 0 && good.has(token)
  }
}
