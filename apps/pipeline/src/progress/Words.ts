/**
 * Numbers and times as people read them.
 *
 * @module
 */

const whole = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 })

/** `12,345` */
export const count = (n: number): string => whole.format(n)

/** `1 order`, `2 orders` */
export const counted = (n: number, one: string, many = `${one}s`): string => `${count(n)} ${n === 1 ? one : many}`

/** What counts by table, or by any other kind, come to. */
export const sumOf = (counts: { readonly [kind: string]: number }): number =>
  Object.values(counts).reduce((sum, n) => sum + n, 0)

/** `8 s`, `2 min 5 s`, `3 h 20 min`: a time that has passed or is left, in its two largest units. */
export const duration = (seconds: number): string => {
  const rounded = Math.max(0, Math.round(seconds))
  if (rounded < 60) return `${rounded} s`
  const minutes = Math.floor(rounded / 60)
  if (minutes < 60) return rounded % 60 === 0 ? `${minutes} min` : `${minutes} min ${rounded % 60} s`
  const hours = Math.floor(minutes / 60)
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
}

/** `about 2 min`: an estimate, without digits that it does not have. */
export const about = (seconds: number): string =>
  seconds < 10
    ? "a few seconds"
    : seconds < 60
      ? `about ${Math.ceil(seconds / 10) * 10} s`
      : seconds < 3600
        ? `about ${Math.round(seconds / 60)} min`
        : `about ${duration(Math.round(seconds / 600) * 600)}`
