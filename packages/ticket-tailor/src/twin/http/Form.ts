/**
 * Form bodies as the platform reads them (notes 1.3): `key=v`, `key[]=v` for lists, `key[id]=v` for maps. Anything but
 * `application/x-www-form-urlencoded` is not read at all, so that every field is missing.
 *
 * @module
 */

/** A parsed body. Of a repeated scalar the last one counts. */
export interface Form {
  readonly scalars: ReadonlyMap<string, string>
  readonly lists: ReadonlyMap<string, ReadonlyArray<string>>
  readonly maps: ReadonlyMap<string, ReadonlyMap<string, string>>
}

/** Reads a body of a content type. */
export const parseForm = (contentType: string | undefined, body: string): Form => {
  const scalars = new Map<string, string>()
  const lists = new Map<string, Array<string>>()
  const maps = new Map<string, Map<string, string>>()
  const type = (contentType ?? "").split(";")[0]?.trim().toLowerCase()
  if (type !== "application/x-www-form-urlencoded") return { scalars, lists, maps }
  for (const [name, value] of new URLSearchParams(body)) {
    const parts = /^([^[\]]+)\[([^[\]]*)\]$/.exec(name)
    const [, key, inner] = parts ?? []
    if (key === undefined || inner === undefined) {
      scalars.set(name, value)
    } else if (inner === "") {
      const list = lists.get(key)
      if (list === undefined) lists.set(key, [value])
      else list.push(value)
    } else {
      const map = maps.get(key)
      if (map === undefined) maps.set(key, new Map([[inner, value]]))
      else map.set(inner, value)
    }
  }
  return { scalars, lists, maps }
}
