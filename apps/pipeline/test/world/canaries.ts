import { Transport } from "@boxport/connector"
import { Effect, Layer } from "effect"

/** What no file of a minimal export may hold, in whatever case. */
export const canary = "kanarie7x"

/** Fields that a platform makes, and that a client goes by: what somebody typed is elsewhere. */
const machineField =
  /(^|_)(ids?|uuid|pk|slug|object|type|status|state|kind|currency|timezone|time_zone|next|previous|self|code|locale|language|country|view|format|token)$/
const machineValue =
  /^(?:-?[\d.]+|\d\d:\d\d(?::\d\d)?|\d{4}-\d\d-\d\d.*|[a-z_]+|[A-Z]{2,3}|[\w-]+_\d+|[0-9a-f]{8}-[0-9a-f-]{27}|true|false|)$/

/** How many objects with a time of making were seen: the time of every ninth is no time, so its record is rejected. */
interface Seen {
  times: number
}

const sung = (value: unknown, field: string, seen: Seen): unknown => {
  if (typeof value === "string") {
    if (machineField.test(field) || machineValue.test(value)) return value
    if (value.includes("@")) return `${canary}.${value}`
    return URL.canParse(value) ? `${value}#${canary}` : `${value} ${canary}`
  }
  if (Array.isArray(value)) return value.map((item) => sung(item, field, seen))
  if (typeof value !== "object" || value === null) return value
  const inner = Object.entries(value).map(([name, item]): [string, unknown] => {
    if (/^(created_at|date_joined|created)$/.test(name) && item !== null && (seen.times += 1) % 9 === 0) {
      return [name, canary]
    }
    return [name, sung(item, name, seen)]
  })
  // And a field that nobody has heard of.
  return Object.fromEntries([...inner, ["never_heard_of", `a ${canary}`]])
}

/** The wire to the platforms, on which bodies are changed. */
export const changingTransport = (change: (body: unknown) => unknown) =>
  Layer.effect(
    Transport,
    Effect.map(Transport, ({ send }) =>
      Transport.of({
        // The whole body, whoever would rather have it in parts.
        send: ({ body, headers, method, timeoutMillis, url }) =>
          Effect.map(send({ body, headers, method, timeoutMillis, url }), (answer) =>
            answer.status !== 200 || answer.body === ""
              ? answer
              : { ...answer, body: JSON.stringify(change(JSON.parse(answer.body))) },
          ),
      }),
    ),
  ).pipe(Layer.provide(Transport.layer))

/** The wire to the platforms, on which a canary is in every text that somebody may have typed. */
export const canaryTransport = Layer.suspend(() => {
  const seen: Seen = { times: 0 }
  return changingTransport((body) => sung(body, "", seen))
})

/** Canaries in every text of the objects that hold an address, and in what is in these and holds no other. */
const sungOf = (value: unknown, email: string): unknown => {
  if (Array.isArray(value)) return value.map((item) => sungOf(item, email))
  if (typeof value !== "object" || value === null) return value
  const isTheirs = Object.values(value).includes(email)
  return Object.fromEntries(
    Object.entries(value).map(([field, item]) => {
      const nested = typeof item === "object" && item !== null
      if (!isTheirs || item === email) return [field, sungOf(item, email)]
      if (!nested) return [field, sung(item, field, { times: 0 })]
      return [field, JSON.stringify(item).includes("@") ? sungOf(item, email) : sung(item, field, { times: 0 })]
    }),
  )
}

/** The wire to the platforms, on which a canary is in every text of one person's records. */
export const transportOf = (email: string) => changingTransport((body) => sungOf(body, email))
