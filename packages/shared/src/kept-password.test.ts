import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { losesPassword, type PasswordRecipient } from './kept-password.ts'

const RELAY: PasswordRecipient = {
  host: 'smtp.example.org',
  port: 587,
  security: 'starttls',
  username: 'isabelle@example.org',
  caCertificate: null,
  certificatePin: null,
}
const IN_CLEAR: PasswordRecipient = { ...RELAY, security: 'none' }

const Settings: fc.Arbitrary<PasswordRecipient> = fc.record({
  host: fc.constantFrom('smtp.example.org', 'smtp.attacker.example'),
  port: fc.constantFrom(25, 465, 587),
  security: fc.constantFrom('tls', 'starttls', 'none'),
  username: fc.constantFrom('isabelle@example.org', null),
  caCertificate: fc.constantFrom('an authority', null),
  certificatePin: fc.constantFrom('a pin', null),
})

describe('a kept password', () => {
  it('stays while the same server has to prove itself to the same user', () => {
    expect(losesPassword(RELAY, { ...RELAY, port: 465, security: 'tls' })).toBe(false)
    expect(losesPassword(IN_CLEAR, { ...IN_CLEAR, port: 465, security: 'tls' })).toBe(false)
    expect(losesPassword(IN_CLEAR, IN_CLEAR)).toBe(false)
  })

  it.each<[string, PasswordRecipient, Partial<PasswordRecipient>]>([
    ['another host', RELAY, { host: 'smtp.attacker.example' }],
    ['another user', RELAY, { username: 'attacker@example.org' }],
    ['another authority', RELAY, { caCertificate: 'an authority' }],
    ['another pinned certificate', RELAY, { certificatePin: 'a pin' }],
    ['giving up encryption', RELAY, { security: 'none' }],
    ['another port in clear', IN_CLEAR, { port: 2525 }],
  ])('does not survive %s', (_what, before, changes) => {
    expect(losesPassword(before, { ...before, ...changes })).toBe(true)
  })

  it('reaches nobody by a detour whom it would not reach at once', () => {
    fc.assert(
      fc.property(Settings, fc.array(Settings, { maxLength: 4 }), (first, detour) => {
        const stations = [first, ...detour]
        const isKept = stations.slice(1).every((after, index) => !losesPassword(stations[index] ?? first, after))
        const last = stations.at(-1) ?? first
        if (isKept && last.security !== 'none') expect(losesPassword(first, last)).toBe(false)
        if (isKept && last.security === 'none') expect(last).toEqual(first)
      }),
    )
  })
})
