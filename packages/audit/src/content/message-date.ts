/*
 * Date and time of a message: RFC 5322 §3.3, with the two-digit years and the names of zones of §4.3.
 * Knowingly not: whether the day of the week is the right one. The letters of military zones mean "not known" (§4.3): UTC.
 */
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DATE =
  /^(?:(?:mon|tue|wed|thu|fri|sat|sun) ?, ?)?(\d{1,2}) ([a-z]{3}) (\d{2,4}) (\d{1,2}) ?: ?(\d{2})(?: ?: ?(\d{2}))? ([+-]\d{4}|[a-z]{1,3})$/
/** Minutes east of Greenwich. */
const ZONES: Readonly<Record<string, number>> = {
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  ut: 0,
  gmt: 0,
  utc: 0,
}
const MINUTE = 60_000

/** Comments become a space; they may stand inside each other (RFC 5322 §3.2.2). */
const withoutComments = (text: string): string => {
  if (!text.includes('(')) return text
  let depth = 0
  let kept = ''
  for (const character of text) {
    if (character === '(') depth += 1
    else if (character === ')' && depth > 0) depth -= 1
    else if (depth === 0) kept += character
  }
  return kept
}

const zoneOf = (zone: string): number | null => {
  if (!/^[+-]/.test(zone)) return ZONES[zone] ?? (zone.length === 1 ? 0 : null)
  const minutes = Number(zone.slice(3))
  if (minutes > 59) return null
  return (zone.startsWith('-') ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + minutes)
}

const yearOf = (digits: string): number => {
  const year = Number(digits)
  if (digits.length === 4) return year
  return digits.length === 2 && year < 50 ? year + 2000 : year + 1900
}

/** The moment that a Date field names, in milliseconds since 1970; null when it cannot be read. */
export const parseMessageDate = (text: string): number | null => {
  const found = DATE.exec(withoutComments(text).replaceAll(/\s+/g, ' ').trim().toLowerCase())
  if (!found) return null
  const [, day = '', monthName = '', year = '', hour = '', minute = '', second = '0', zoneName = ''] = found
  const month = MONTHS.indexOf(monthName)
  const zone = zoneOf(zoneName)
  if (month === -1 || zone === null || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return null
  const midnight = Date.UTC(yearOf(year), month, Number(day))
  // The 31st of April becomes the 1st of May there.
  if (new Date(midnight).getUTCDate() !== Number(day)) return null
  return midnight + (Number(hour) * 60 + Number(minute) - zone) * MINUTE + Number(second) * 1000
}
