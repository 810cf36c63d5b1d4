/**
 * Currencies: the ISO 4217 codes with the number of digits their minor unit has, as of ISO's list one of 2026-01-01.
 *
 * Codes without a minor unit (metals such as XAU, XDR, XTS, XXX and the like) are not money one can pay with: they are
 * no currencies here.
 *
 * @module
 */

const byExponent: ReadonlyArray<readonly [exponent: number, codes: string]> = [
  [0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"],
  [
    2,
    `AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW
     CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR
     ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV
     MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD
     SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XAD XCD XCG YER ZAR ZMW ZWG`,
  ],
  [3, "BHD IQD JOD KWD LYD OMR TND"],
  [4, "CLF UYW"],
  // Withdrawn since 2011, with the exponent they had: old orders carry them.
  [0, "BYR"],
  [2, "ANG BGN CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL"],
]

const exponents: ReadonlyMap<string, number> = new Map(
  byExponent.flatMap(([exponent, codes]) => codes.split(/\s+/).map((code) => [code, exponent] as const)),
)

/** Every ISO 4217 code with a minor unit, current and lately withdrawn; upper case. */
export const codes: ReadonlyArray<string> = [...exponents.keys()]

/**
 * How many digits the minor unit of a currency has: JPY 0, EUR 2, KWD 3. `undefined` for what is not an ISO 4217
 * currency. The code must be in upper case; see {@link normalize}.
 */
export const exponentOf = (code: string): number | undefined => exponents.get(code)

/** The most digits the minor unit of any currency has. A DECIMAL column of this scale holds every amount exactly. */
export const largestExponent: number = Math.max(...exponents.values())

/** The ISO 4217 code for what a platform sent (`gbp`, `GBP`); `undefined` when it is no currency. */
export const normalize = (code: string): string | undefined => {
  if (exponents.has(code)) return code
  // Only ASCII letters: to upper case, the long s of "u\u017fd" would become that of a dollar.
  const upper = /^[A-Za-z]{3}$/.test(code) ? code.toUpperCase() : code
  return exponents.has(upper) ? upper : undefined
}
