/* The date of a message or a hop: RFC 5322 §3.3, with the zones of §4.3. Knowingly absent: military zones, which mean nothing. */

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
/** Minutes east of UTC; every other name, known or not, is taken for UTC (§4.3). */
const ZONES: ReadonlyMap<string, number> = new Map([
  ['est', -300],
  ['edt', -240],
  ['cst', -360],
  ['cdt', -300],
  ['mst', -420],
  ['mdt', -360],
  ['pst', -480],
  ['pdt', -420],
])

const DATE =
  /^(?:[a-z]{2,9}\.?,? {0,9})?(\d{1,2})[ -]{1,9}([a-z]{3})[a-z]{0,6}[ -]{1,9}(\d{2,4}),? {1,9}(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,9})?)?(?: {0,9}([+-]\d{4}|[a-z]{1,4})\b)?/i
const MAX_LENGTH = 100

/** RFC 5322 §4.3: two digits are of the years 1950 to 2049, three count from 1900. */
const fullYear = (digits: string): number => {
  const year = Number(digits)
  if (digits.length === 2) return year < 50 ? 2000 + year : 1900 + year
  return digits.length === 3 ? 1900 + year : year
}

const offsetOf = (zone: string): number => {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(\d\d)$/.exec(zone) ?? []
  if (sign === undefined) return ZONES.get(zone.toLowerCase()) ?? 0
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
}

/** Milliseconds since 1970, or null when it is no date. */
export const readDate = (text: string): number | null => {
  const found = DATE.exec(text.slice(0, MAX_LENGTH).replace(/\s/g, ' ').trim())
  if (!found) return null
  const [, day, month = '', year = '', hour, minute, second = '0', zone = ''] = found
  const at = MONTHS.indexOf(month.toLowerCase())
  if (at < 0 || Number(day) > 31 || Number(hour) > 24 || Number(minute) > 59 || Number(second) > 60) return null
  const local = Date.UTC(fullYear(year), at, Number(day), Number(hour), Number(minute), Number(second))
  return local - offsetOf(zone) * 60_000
}

/** In the form of ISO 8601, or null. */
export const isoDate = (text: string): string | null => {
  const time = readDate(text)
  return time === null ? null : new Date(time).toISOString()
}
