/**
 * Numbers that look random and are a pure function of a seed and a position: those of the shared world, and the
 * hexadecimal digits that Ticket Tailor's addresses are made of.
 *
 * @module
 */
import { Random } from "@boxport/connector/testing"

export const { baseOf, below, draw, happens } = Random

const { mix } = Random

const fourDigits = Array.from({ length: 0x1_0000 }, (_, n) => n.toString(16).padStart(4, "0"))

const hex8 = (n: number): string => `${fourDigits[n >>> 16]}${fourDigits[n & 0xffff]}`

/** 20 hexadecimal digits, as the platform puts into the addresses of bar code images. */
export const hex20 = (base: number): string =>
  `${hex8(mix(base + 1))}${hex8(mix(base + 2))}${fourDigits[mix(base + 3) & 0xffff]}`

/** 32 hexadecimal digits. */
export const hex32 = (base: number): string =>
  `${hex20(base)}${hex8(mix(base + 4))}${fourDigits[mix(base + 5) & 0xffff]}`
