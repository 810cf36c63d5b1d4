/**
 * Whose something at the target is, as far as migrations know.
 *
 * @module
 */
import type { Existing, MadeKind } from "../Target.ts"

/** Whether something is known to be made for a record of the source, and was not only found there. */
export const isMade = ({ found, made }: Pick<Existing, "found" | "made">, kind: MadeKind, source: string): boolean =>
  made(kind, source) !== null && !found(kind, source)

/** Whether something at the target (its own id) stands for another record than this one. */
export const isAnothers = (
  { holder }: Pick<Existing, "holder">,
  kind: MadeKind,
  target: string,
  source: string,
): boolean => {
  const held = holder(kind, target)
  return held !== null && held !== source
}
