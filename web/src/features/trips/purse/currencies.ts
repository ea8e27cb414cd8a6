// SPDX-License-Identifier: Apache-2.0
// The currencies of ISO 4217 that people pay with, and their minor units as the server counts them:
// browsers follow CLDR, which gives some of them other digits.

/** In which the accounts of a trip are kept. */
export const tripCurrency = 'CNY'

const common = 'CNY HKD MOP TWD JPY KRW THB SGD MYR IDR VND USD EUR GBP AUD CAD CHF NZD'
const others =
  'AED AFN ALL AMD ANG AOA ARS AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD ' +
  'CDF CLP COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB FJD FKP GEL GHS GIP GMD GNF GTQ GYD HNL ' +
  'HTG HUF ILS INR IQD IRR ISK JMD JOD KES KGS KHR KMF KPW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD ' +
  'MDL MGA MKD MMK MNT MRU MUR MVR MWK MXN MZN NAD NGN NIO NOK NPR OMR PAB PEN PGK PHP PKR PLN PYG ' +
  'QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SHP SLE SOS SRD SSP STN SVC SYP SZL TJS TMT TND TOP TRY ' +
  'TTD TZS UAH UGX UYU UZS VES VUV WST XAF XCD XOF XPF YER ZAR ZMW'
const withoutMinor = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const withThree = 'BHD IQD JOD KWD LYD OMR TND'

/** Those that travellers from here meet most come first. */
export const currencies = `${common} ${others}`.split(' ')

export function minorDigits(currency: string): number {
  if (withoutMinor.split(' ').includes(currency)) return 0
  return withThree.split(' ').includes(currency) ? 3 : 2
}

/** "12.5" is 1250 fen and no number of yen; nothing for what is no amount. */
export function minorFrom(text: string, currency: string): number | undefined {
  const digits = minorDigits(currency)
  const match = /^(\d{1,10})(?:\.(\d*))?$/.exec(text.trim().replaceAll(',', ''))
  if (!match || (match[2] ?? '').length > digits) return undefined
  return Number(match[1] + (match[2] ?? '').padEnd(digits, '0'))
}

/** For a field: "12.50". */
export function amountText(minor: number, currency: string): string {
  const digits = minorDigits(currency)
  return (minor / 10 ** digits).toFixed(digits)
}

/** For reading: "¥12.50", "JP¥1,000"; the sign of a debt in front. */
export function shownAmount(minor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency)
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    currencyDisplay: currency === tripCurrency ? 'narrowSymbol' : 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / 10 ** digits)
}

/** What an amount comes to in the trip's currency, to be shown before the server has said it. */
export function homeMinor(minor: number, currency: string, rate: string): number | undefined {
  const factor = Number(rate)
  if (!/^\d+(\.\d+)?$/.test(rate.trim()) || !(factor > 0)) return undefined
  return Math.round((minor / 10 ** minorDigits(currency)) * factor * 100)
}
