import { describe, it } from "@effect/vitest"
import { conformance, hurry } from "@boxport/connector/testing"
import { subject } from "./support/subject.ts"

describe("Tito's source", () => {
  for (const { name, run } of conformance(subject)) it.effect(name, () => hurry(run))
})
