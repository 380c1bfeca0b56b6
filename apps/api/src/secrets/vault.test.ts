import { inspect } from 'node:util'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Secret } from './secret.ts'
import { createVault } from './vault.ts'

const vault = createVault(new Uint8Array(32).fill(1))
const PLACE = { table: 'relays', row: '7', field: 'password' }

const bytesOf = (sealed: string) => sealed.split('.').map((part) => Buffer.from(part, 'base64url').toString('hex'))

describe('a sealed value', () => {
  it('opens to what it was, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(vault.open(vault.seal(new Secret(text), PLACE), PLACE)?.reveal()).toBe(text)
      }),
    )
  })

  it('is never the same twice', () => {
    expect(vault.seal(new Secret('a'), PLACE)).not.toBe(vault.seal(new Secret('a'), PLACE))
  })

  it.each([
    ['row', { ...PLACE, row: '8' }],
    ['table', { ...PLACE, table: 'devices' }],
    ['field', { ...PLACE, field: 'username' }],
  ])('does not open in another %s', (_name, place) => {
    expect(vault.open(vault.seal(new Secret('a'), PLACE), place)).toBeNull()
  })

  it('does not open under another key', () => {
    const other = createVault(new Uint8Array(32).fill(2))
    expect(other.open(vault.seal(new Secret('a'), PLACE), PLACE)).toBeNull()
    expect(other.keyCheck).not.toBe(vault.keyCheck)
  })

  it('does not open once any of its characters has changed', () => {
    const sealed = vault.seal(new Secret('correct horse'), PLACE)
    for (let index = 0; index < sealed.length; index++) {
      const other = sealed[index] === 'A' ? 'B' : 'A'
      const altered = sealed.slice(0, index) + other + sealed.slice(index + 1)
      // The last character of a base64url text may carry bits that decode to nothing.
      if (vault.open(altered, PLACE) !== null) expect(bytesOf(altered)).toEqual(bytesOf(sealed))
    }
  })

  it('opens to nothing, without throwing, when it is any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => vault.open(text, PLACE) === null))
    fc.assert(fc.property(fc.string(), (text) => vault.open(`v1.${vault.keyCheck}.${text}.${text}`, PLACE) === null))
  })
})

describe('a key', () => {
  it('gives unrelated codes for different purposes', () => {
    expect(vault.hmac('pairing code', 'x')).not.toEqual(vault.hmac('other', 'x'))
  })
})

describe('a secret', () => {
  const secret = new Secret('hunter2')

  it.each([
    ['JSON', JSON.stringify({ secret })],
    ['a template', `It is ${String(secret)}.`],
    ['inspect', inspect({ secret, list: [secret] })],
    ['an error', inspect(new Error('failed', { cause: secret }))],
    ['its keys', JSON.stringify(Object.entries(secret))],
  ])('does not show in %s', (_name, text) => {
    expect(text).not.toContain('hunter2')
  })
})
