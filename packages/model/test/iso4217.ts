/**
 * ISO 4217 once more, written down apart from the code under test: the currencies whose minor unit is not a
 * hundredth, and the ones that the ICU of some Node versions does not list.
 */
export const withoutMinorUnit = "XAG XAU XBA XBB XBC XBD XDR XPD XPT XSU XTS XUA XXX".split(" ")

export const units = "BIF BYR CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF".split(" ")
export const thousandths = "BHD IQD JOD KWD LYD OMR TND".split(" ")
export const tenThousandths = "CLF UYW".split(" ")

/** Funds, units of account and young currencies. */
export const activeOutsideIcu = "BOV CHE CHW CLF COU MXV USN UYI UYW VED XAD".split(" ")
export const withdrawn = "ANG BGN BYR CUC EEK HRK LTL LVL MRO SLL STD VEF ZMK ZWL".split(" ")

export const exponentOf = (code: string): number => {
  if (units.includes(code)) return 0
  if (thousandths.includes(code)) return 3
  return tenThousandths.includes(code) ? 4 : 2
}
