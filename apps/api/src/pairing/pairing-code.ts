import { randomInt } from 'node:crypto'
import { PAIRING_ALPHABET } from '@bienrecu/shared'

const LETTERS = 8

/** Eight letters from a cryptographic source: 34.5 bits. In the form the user sees, with a dash in the middle. */
export const createCode = (): string => {
  const letters = Array.from({ length: LETTERS }, () => PAIRING_ALPHABET[randomInt(PAIRING_ALPHABET.length)]).join('')
  return `${letters.slice(0, 4)}-${letters.slice(4)}`
}

/** The eight letters of a typed code in upper case, or null when it is not one. Dashes and spaces do not matter. */
export const normaliseCode = (text: string): string | null => {
  const letters = text.replace(/[\s-]/g, '').toUpperCase()
  const isCode = letters.length === LETTERS && Array.from(letters).every((letter) => PAIRING_ALPHABET.includes(letter))
  return isCode ? letters : null
}
