/*
 * Numbers as the pages write them: decimal point or comma, hyphen or true minus sign, marks of writing direction in
 * right-to-left languages. Everything here answers null for what is not exactly one number.
 */

const DIRECTION_MARKS = /[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g

const NUMBER = /^[-−]?\d{1,6}(?:[.,]\d{1,6})?$/

/** A decimal number and nothing else, or null. */
export const parseDecimal = (text: string): number | null => {
  const plain = text.slice(0, 100).replace(DIRECTION_MARKS, '').trim()
  return NUMBER.test(plain) ? Number(plain.replace('−', '-').replace(',', '.')) + 0 : null
}

const SCORE = /(?<![\d.,])([-−]?\d{1,3}(?:[.,]\d{1,3})?)\s*\/\s*10(?![.,]?\d)/g

/** The score in “Your lovely total: 9.7/10”; null unless there is exactly one, from −100 to 10. */
export const parseScore = (text: string): number | null => {
  const matches = [...text.slice(0, 400).replace(DIRECTION_MARKS, '').matchAll(SCORE)]
  const score = matches.length === 1 ? parseDecimal(matches[0]?.[1] ?? '') : null
  return score !== null && score >= -100 && score <= 10 ? score : null
}

/** Points taken away: 0 or less; null when `text` is no such number. */
export const parsePoints = (text: string): number | null => {
  const points = parseDecimal(text)
  return points !== null && points <= 0 && points >= -100 ? points : null
}

/** Equal but for rounding to the one decimal that is shown. */
export const isAboutEqual = (one: number, other: number): boolean => Math.abs(one - other) < 0.0501
