/**
 * Secret fields by name, as `--include-secrets` asks for them.
 *
 * @module
 */
import { Secrets, type Source } from "@boxport/connector"
import { Effect } from "effect"
import { UsageProblem } from "./Usage.ts"

/** A field with what it stands in, which tells it from others of its name: `receipts.slug`. */
const inPlace = (path: string): string => path.split(".").slice(-2).join(".")

const quoted = (names: ReadonlyArray<string>): string => names.map((name) => JSON.stringify(name)).join(", ")

/** `tickets[].unique_url`, `unique_url`, as names of secret fields, each once. */
export const secretNames = (words: ReadonlyArray<string>): ReadonlyArray<string> => [
  ...new Set(words.map((word) => word.replaceAll("[]", ""))),
]

/** Fails for names that stand for no secret field of a platform, and lists those that there are. */
export const requireSecrets = ({ platform, secrets }: Source, names: ReadonlyArray<string>) => {
  const unknown = Secrets.unknownAmong(names, secrets)
  if (unknown.length === 0) return Effect.void
  const fields = [...new Set(secrets.map(Secrets.fieldOf))].toSorted()
  // Who wrote a path may have the field right and not where it is.
  const sought = new Set(unknown.map(Secrets.fieldOf))
  const places = [...new Set(secrets.filter((path) => sought.has(Secrets.fieldOf(path))).map(inPlace))]
  return Effect.fail(
    new UsageProblem({
      message: `--include-secrets: no secret field of ${platform}: ${quoted(unknown)}`,
      hint: [
        `Its secret fields: ${fields.join(", ")}.`,
        ...(places.length > 0 ? [`Some of them by their places: ${places.join(", ")}.`] : []),
        `docs/fields/${platform}.md tells where each is, and what it opens.`,
      ].join(" "),
    }),
  )
}
