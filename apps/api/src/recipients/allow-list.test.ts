import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createTestDeps, TEST_TIME } from '../fixtures/test-deps.ts'
import { createIssueAddress } from '../tester/addresses/issue-address.ts'
import { keepAddress } from '../testers/kept-addresses.ts'
import { isMailTesterAddress } from '../testers/mail-tester.ts'
import { takesTests } from '../testers/tester-of.ts'
import { isAllowedRecipient } from './allow-list.ts'

const DOMAIN = 'tester.example.org'
const HOUR = 3_600_000
const deps = await createTestDeps({
  BIENRECU_TESTER_DOMAIN: DOMAIN,
  BIENRECU_HAPPYDELIVER_URL: 'https://happydeliver.example.net',
})

/** An address that our own tester gave so many hours ago; they take mail for a day. */
const issued = (hoursAgo: number): string =>
  createIssueAddress({
    vault: deps.vault,
    now: () => TEST_TIME - hoursAgo * HOUR,
    tester: { domain: DOMAIN, addressHours: 24 },
    publicUrl: deps.config.publicUrl,
  })().address
const GIVEN = issued(1)
const [GIVEN_LOCAL] = GIVEN.split('@')

/** An address that happyDeliver gave. */
const KEPT = 'test-krfwg4z-amrqw4z@tests.example.net'
keepAddress(
  deps,
  'happydeliver',
  { address: KEPT, reference: 'krfwg4z-amrqw4z', pageUrl: 'https://happydeliver.example.net/' },
  null,
)

const LIST = {
  takesTests: (address: string) => takesTests(deps, address),
  allowed: { addresses: ['postmaster@example.net'], domains: ['mt.example.org'] },
  ownAddresses: ['Isabelle@example.org'],
  confirmedAddresses: ['Lea+Tests@example.com'],
}
const isAllowed = (address: string) => isAllowedRecipient(address, LIST)

describe('a test may go to', () => {
  it.each([
    'test-8kilyl428@srv1.mail-tester.com',
    'web-68bg8@mail-tester.com',
    'TEST-8KILYL428@SRV1.MAIL-TESTER.COM',
    'acymailing-aGk+/x=-1700000000@mail-tester.com',
    'postmaster@example.net',
    'user-x@mt.example.org',
    'isabelle@example.org',
    'ISABELLE@EXAMPLE.ORG',
    'lea+tests@example.com',
    GIVEN,
    GIVEN.toUpperCase(),
    issued(23),
    KEPT,
    KEPT.toUpperCase(),
  ])('%s', (address) => {
    expect(isAllowed(address)).toBe(true)
  })
})

it('goes to a confirmed address in any capitals, and to none that differs otherwise', () => {
  const [local, domain] = ['lea+tests', 'example.com'] as const
  fc.assert(fc.property(fc.mixedCase(fc.constant(`${local}@${domain}`)), (address) => isAllowed(address)))
  const edit = fc.tuple(fc.nat({ max: local.length }), fc.string({ unit: 'binary', minLength: 1, maxLength: 3 }))
  fc.assert(
    fc.property(edit, ([at, inserted]) => !isAllowed(`${local.slice(0, at)}${inserted}${local.slice(at)}@${domain}`)),
  )
})

describe('a test never goes to', () => {
  it.each([
    'test-x@mail-tester.com.evil.example',
    'test-x@evilmail-tester.com',
    'test-x@mail-tester.com@evil.example',
    'a@evil.example,b@mail-tester.com',
    'a@evil.example b@mail-tester.com',
    'user@evil.example(x)mail-tester.com',
    '(@mail-tester.com)user@evil.example',
    '"a@mail-tester.com"@evil.example',
    '"evil"@mail-tester.com',
    'group:test-x@mail-tester.com;',
    '<test-x@mail-tester.com>',
    'test-x%evil.example@mail-tester.com\r\nRCPT TO:<a@evil.example>',
    '@evil.example:test-x@mail-tester.com',
    'test-x@mail-tester.com.',
    'test-x@mаil-tester.com', // a Cyrillic а
    'test-x@mail\u2024tester.com',
    'test-x@[192.0.2.1]',
    'test-x\u0000@mail-tester.com',
    'test-x@mail-tester.com\u0000.evil.example',
    'x@sub.mt.example.org',
    'anyone@example.net',
    'lea@example.com',
    'lea+other@example.com',
    'lea+tests+more@example.com',
    '"lea+tests"@example.com',
    'lea(x)+tests@example.com',
    'lea+tests@example.com.evil.example',
    'lea+tests@exämple.com',
    'leа+tests@example.com', // a Cyrillic а
    'isabelle+x@example.org',
    'isabelle@mail.example.org',
    `${'a'.repeat(10_000_000)}@mail-tester.com`,
    issued(24),
    issued(1_000),
    `test-000000000000000000000000@${DOMAIN}`,
    `x${GIVEN}`,
    `${GIVEN_LOCAL}0@${DOMAIN}`,
    `${GIVEN_LOCAL}+x@${DOMAIN}`,
    `${GIVEN_LOCAL}@sub.${DOMAIN}`,
    `${GIVEN_LOCAL}@${DOMAIN}.evil.example`,
    `${GIVEN_LOCAL}@example.org`,
    `${GIVEN}@evil.example`,
    `"${GIVEN_LOCAL}"@${DOMAIN}`,
    `postmaster@${DOMAIN}`,
    'test-krfwg4z-amrqw4z@example.net',
    'test-other@tests.example.net',
    'postmaster@tests.example.net',
    `test-krfwg4z-amrqw4z@tests.example.net\r\nRCPT TO:<a@evil.example>`,
    '',
  ])('%.70s', (address) => {
    expect(isAllowed(address)).toBe(false)
  })

  it('anything outside the listed domains, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (local, domain) => {
        const address = `${local}@${domain}`
        if (isAllowed(address))
          expect(address).toMatch(/^[^@]+@(?:(?:[a-z0-9-]+\.)*mail-tester\.com|mt\.example\.org)$/i)
      }),
    )
  })
})

it('goes to no address of a tester that was switched off since', async () => {
  const off = await createTestDeps({ BIENRECU_TESTER: 'off' })
  keepAddress(off, 'happydeliver', { address: KEPT, reference: 'krfwg4z-amrqw4z', pageUrl: 'https://x.example/' }, null)
  expect([GIVEN, KEPT].map((address) => takesTests(off, address))).toEqual([false, false])
})

it('knows which addresses are mail-tester’s own', () => {
  expect(isMailTesterAddress('a@srv1.mail-tester.com')).toBe(true)
  expect(isMailTesterAddress('a@mt.example.org')).toBe(false)
})
