import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSecureApiUrl, PAIRING_ALPHABET, parsePairingLine } from './pairing.ts'

describe('a pairing line', () => {
  it.each([
    ['http://127.0.0.1:2436#BCDF-GHJK', 'http://127.0.0.1:2436'],
    ['  http://127.0.0.1:2436/#bcdfghjk\n', 'http://127.0.0.1:2436'],
    ['https://sonde.example.org/bienrecu/#BCDF-GHJK', 'https://sonde.example.org/bienrecu'],
    ['http://[::1]:2436#BCDF-GHJK', 'http://localhost:2436'],
  ])('%s leads to %s', (line, apiUrl) => {
    expect(parsePairingLine(line)).toEqual({ apiUrl, code: 'BCDF-GHJK' })
  })

  it.each([
    '',
    'BCDF-GHJK',
    'http://127.0.0.1:2436',
    'http://127.0.0.1:2436#BCDF-GHJ',
    'http://127.0.0.1:2436#AEIO-UAEI',
    'http://127.0.0.1:2436#BCDF-GHJK-LMNP',
    'ftp://127.0.0.1#BCDF-GHJK',
    'javascript:alert(1)#BCDF-GHJK',
    'http://127.0.0.1:99999#BCDF-GHJK',
    'http://user name@127.0.0.1#BCDF-GHJK',
  ])('refuses “%s”', (line) => {
    expect(parsePairingLine(line)).toBeNull()
  })

  it('reads back any code of the alphabet', () => {
    const code = fc.string({ unit: fc.constantFrom(...PAIRING_ALPHABET.split('')), minLength: 8, maxLength: 8 })
    fc.assert(
      fc.property(code, (letters) => {
        const withDash = `${letters.slice(0, 4)}-${letters.slice(4)}`
        expect(parsePairingLine(`https://example.org#${withDash}`)?.code).toBe(withDash)
      }),
    )
  })

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parsePairingLine(text)))
  })

  it('lets a token travel by https, or in clear on this machine alone', () => {
    expect(isSecureApiUrl('https://sonde.example.org')).toBe(true)
    expect(isSecureApiUrl('http://127.0.0.1:2436')).toBe(true)
    expect(isSecureApiUrl('http://localhost:2436')).toBe(true)
    expect(isSecureApiUrl('http://[::1]:2436')).toBe(false)
    expect(isSecureApiUrl('http://sonde.example.org')).toBe(false)
    expect(isSecureApiUrl('http://127.0.0.1.example.org')).toBe(false)
  })
})
