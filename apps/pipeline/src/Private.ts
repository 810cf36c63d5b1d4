/**
 * How much about people an export keeps, as the command line or a job says it.
 *
 * @module
 */
import type { PrivacyOptions } from "@boxport/engine"
import type { Privacy } from "@boxport/model"
import { Effect, type Redacted } from "effect"
import { UsageProblem } from "./Usage.ts"

/** What is asked for. */
export interface PrivacyWish {
  readonly mode: Privacy.PrivacyMode
  /** What pseudonyms are made with; undefined where the configuration has none. */
  readonly key: Redacted.Redacted<string> | undefined
  readonly raw: boolean
  readonly includeSecrets: ReadonlyArray<string>
}

/** The wish as the engine takes it; fails for one that contradicts itself, before anything is started. */
export const requirePrivacy = ({
  includeSecrets,
  key,
  mode,
  raw,
}: PrivacyWish): Effect.Effect<PrivacyOptions, UsageProblem> => {
  if (mode === "full") return Effect.succeed({ mode })
  const refused = [...(raw ? ["--raw"] : []), ...(includeSecrets.length > 0 ? ["--include-secrets"] : [])]
  if (refused.length > 0) {
    return Effect.fail(
      new UsageProblem({
        message: `${refused.join(" and ")}: not with --privacy ${mode}`,
        hint: "Native records and secret fields hold everything. Leave them out, or export with --privacy full.",
      }),
    )
  }
  if (mode === "minimal") return Effect.succeed({ mode, key: key ?? null })
  return key === undefined
    ? Effect.fail(
        new UsageProblem({
          message: "--privacy pseudonymous needs a key, and the configuration has none",
          hint: "Write privacyKey: ${BOXPORT_PRIVACY_KEY} into it, and 32 random characters or more into the environment.",
        }),
      )
    : Effect.succeed({ mode, key })
}
