/**
 * What the look of a record depends on.
 *
 * @module
 */
import type { World } from "@boxport/connector/testing"
import { amount, decimal, idOf, type Kind, numberOfId, numberOfSlug, slugOf } from "./Texts.ts"

/** Who asks for what, and when. */
export interface Shape {
  readonly world: World
  readonly version: "3.0" | "3.1"
  /** Whether it is the server of seed 003: amounts are text there. */
  readonly old: boolean
  /** 3.1: what records are to come with. */
  readonly expand: ReadonlySet<string>
  /** 3.0: whether the view is the extended one. */
  readonly extended: boolean
  /** Whether rows of the test mode are shown. */
  readonly test: boolean
  /** Unix seconds. */
  readonly now: number
}

/** A record as it is sent. */
export type Sent = { readonly [field: string]: unknown }

/** Rows of the test mode have other numbers. */
const testOffset = 2 ** 34

/** The id of a row that a mode has of its own. */
export const rowId = ({ test }: Shape, kind: Kind, number: number): number =>
  idOf(kind, number + (test ? testOffset : 0))

/** The slug of such a row. */
export const rowSlug = ({ test }: Shape, prefix: string, kind: Kind, number: number): string =>
  slugOf(prefix, kind, number + (test ? testOffset : 0), test)

const ofMode = ({ test }: Shape, number: number | undefined): number | undefined =>
  number === undefined || !test ? number : number < testOffset ? undefined : number - testOffset

/** The twin's number of the row with a slug; undefined when the mode can have none. */
export const numberOfRowSlug = (shape: Shape, prefix: string, kind: Kind, slug: string): number | undefined =>
  ofMode(shape, numberOfSlug(prefix, kind, slug, shape.test))

/** The same for what a path names: a slug or an id. */
export const numberOfRow = (shape: Shape, prefix: string, kind: Kind, key: string): number | undefined =>
  numberOfRowSlug(shape, prefix, kind, key) ??
  (/^[1-9]\d*$/.test(key) ? ofMode(shape, numberOfId(kind, Number(key))) : undefined)

/** An amount: a number today, text in the days of seed 003. */
export const money = ({ old }: Shape, minor: number, currency: string): number | string => {
  const value = amount(minor, currency)
  return old ? decimal(value) : value
}

/** `fields` when they were asked for: by name in 3.1, with the extended view in 3.0. */
export const asked = (shape: Shape, expansion: string, fields: () => Sent): Sent =>
  (shape.version === "3.1" ? shape.expand.has(expansion) : shape.extended) ? fields() : {}

/** `fields` of 3.0's extended view, which 3.1 always has. */
export const full = (shape: Shape, fields: () => Sent): Sent =>
  shape.version === "3.1" || shape.extended ? fields() : {}

/** `fields` in 3.0 only. */
export const before = (shape: Shape, fields: () => Sent): Sent => (shape.version === "3.0" ? fields() : {})

/** `view: "extended"`, which 3.0 writes into extended records. */
export const view = (shape: Shape): Sent =>
  shape.version === "3.0" && shape.extended && !shape.old ? { view: "extended" } : {}

/** A record with attributes that were written and change nothing else: those that it shows. */
export const withSettings = (record: Sent, settings: { readonly [attribute: string]: unknown }): Sent => {
  const shown = Object.entries(settings).filter(([name]) => Object.hasOwn(record, name))
  return shown.length === 0 ? record : { ...record, ...Object.fromEntries(shown) }
}
