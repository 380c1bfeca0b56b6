import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createVault } from '../../secrets/vault.ts'
import { createIssueAddress } from './issue-address.ts'
import { addressOfToken, createIsOwnTesterAddress, createReadAddress } from './read-address.ts'
import { tokenOfFile } from './result-token.ts'

const HOUR = 3_600_000
const START = Date.UTC(2026, 10, 22, 12)
const domain = 'tests.example.org'
const vault = createVault(new Uint8Array(32))

const scene = () => {
  let time = START
  const now = () => time
  const issue = createIssueAddress({
    vault,
    now,
    tester: { domain, addressHours: 24 },
    publicUrl: 'https://api.example.org',
  })
  return { issue, read: createReadAddress({ vault, domain, now }), goTo: (to: number) => (time = to) }
}

describe('an address of the tester', () => {
  it('is a plain one, with a page whose token it does not show', () => {
    const { issue } = scene()
    const { address, localPart, token, pageUrl, expiresAt } = issue()
    expect(address).toMatch(/^test-[0-9a-z]{24}@tests\.example\.org$/)
    expect(address).toBe(`${localPart}@${domain}`)
    expect(pageUrl).toBe(`https://api.example.org/t/${token}`)
    expect(expiresAt).toBe(START + 24 * HOUR)
    expect(address).not.toContain(token.slice(24))
  })

  it('is known without having been stored, whatever its capitals', () => {
    const { issue, read } = scene()
    fc.assert(
      fc.property(fc.mixedCase(fc.constant(issue().address)), (address) => {
        expect(read(address)).toMatchObject({ localPart: address.toLowerCase().split('@')[0] })
      }),
    )
  })

  it('never comes twice', () => {
    const { issue } = scene()
    const issued = Array.from({ length: 2_000 }, () => issue().address)
    expect(new Set(issued).size).toBe(issued.length)
  })

  it('takes mail for as long as the operator says, and is still known as ours afterwards', () => {
    const { issue, read, goTo } = scene()
    const { address } = issue()
    goTo(START + 24 * HOUR - 1)
    expect(read(address)).toMatchObject({ expiresAt: START + 24 * HOUR })
    goTo(START + 24 * HOUR + 60_000)
    expect(read(address)).toBe('expired')
    expect(createIsOwnTesterAddress({ vault, domain })(address)).toBe(true)
  })

  it('is foreign at any other domain, and under another key unknown', () => {
    const { issue, read } = scene()
    const { localPart, address } = issue()
    for (const other of [
      'example.org',
      'x.tests.example.org',
      'tests.example.org.example.com',
      'tests.example.org.',
      '',
    ])
      expect(read(`${localPart}@${other}`)).toBe('foreign')
    expect(read(localPart)).toBe('foreign')
    const elsewhere = createReadAddress({ vault: createVault(new Uint8Array(32).fill(1)), domain, now: () => START })
    expect(elsewhere(address)).toBe('unknown')
  })
})

it('no address that was changed in any character is taken', () => {
  const { issue, read } = scene()
  const { localPart } = issue()
  const anyCharacter = fc.oneof(
    fc.string({ unit: 'binary', minLength: 0, maxLength: 2 }),
    fc.constantFrom('0', '1', 'a', 'b', 'z', 'l', 'o'),
  )
  fc.assert(
    fc.property(fc.nat({ max: localPart.length - 1 }), anyCharacter, fc.boolean(), (at, inserted, replaces) => {
      const changed = localPart.slice(0, at) + inserted + localPart.slice(at + (replaces ? 1 : 0))
      const isSame = /^[\x21-\x7e]+$/.test(changed) && changed.toLowerCase() === localPart
      if (!isSame) expect(typeof read(`${changed}@${domain}`)).toBe('string')
    }),
    { numRuns: 2_000 },
  )
})

it('no text is taken for an address or a token by chance', () => {
  const { read } = scene()
  const texts = fc.oneof(fc.string({ unit: 'binary', maxLength: 80 }), fc.stringMatching(/^test-[0-9a-z]{24}$/))
  fc.assert(
    fc.property(texts, (text) => {
      expect(typeof read(text)).toBe('string')
      expect(typeof read(`${text}@${domain}`)).toBe('string')
      expect(addressOfToken({ vault, domain }, text)).toBeNull()
    }),
  )
})

describe('the token of a page', () => {
  it('leads to its address', () => {
    const { issue } = scene()
    const { address, localPart, token, expiresAt } = issue()
    expect(addressOfToken({ vault, domain }, token)).toEqual({ address, localPart, token, expiresAt })
  })

  it('is not made of another by changing it', () => {
    const { issue } = scene()
    const { token } = issue()
    fc.assert(
      fc.property(fc.nat({ max: token.length - 1 }), fc.stringMatching(/^[A-Za-z0-9_-]?$/), (at, character) => {
        const changed = token.slice(0, at) + character + token.slice(at + 1)
        if (changed !== token) expect(addressOfToken({ vault, domain }, changed)).toBeNull()
      }),
    )
  })

  it('of a file leads to no address', () => {
    expect(addressOfToken({ vault, domain }, tokenOfFile(vault, crypto.randomUUID()))).toBeNull()
  })
})
