import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { sealMessage } from 'mailauth'
import { arc as verifyArc } from 'mailauth/lib/arc/index.js'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { assembledMail, damagedMail } from '../reading/fixtures/any-mail.ts'
import { ed25519Key, KEY, plainMessage, rsaKey, signed } from './fixtures/signed-message.ts'
import { withLineBreaks } from './header-section.ts'
import { type NodeQuery, nodeQuery } from './mailauth-resolver.ts'
import { createShare } from './share.ts'
import { type SharedKey, verifyDkim } from './verify-dkim.ts'

const ED25519 = ed25519Key()
const SHORT = rsaKey(1024)

const ZONE: Zone = {
  's1._domainkey.example.org': { TXT: [KEY.record] },
  'ed._domainkey.example.org': { TXT: [ED25519.record] },
  'short._domainkey.example.org': { TXT: [SHORT.record] },
  'strict._domainkey.example.org': { TXT: [`${KEY.record}; t=s:y; h=sha1`] },
  'web._domainkey.example.org': { TXT: [`${KEY.record}; s=web`] },
  'broken._domainkey.example.org': { TXT: ['v=DKIM1; p=MIIB'] },
  'revoked._domainkey.example.org': { TXT: ['v=DKIM1; p='] },
  'silent._domainkey.example.org': { TXT: 'TIMEOUT' },
}
const SELECTORS = ['s1', 'ed', 'short', 'strict', 'web', 'broken', 'revoked', 'silent', 'nowhere']

const sealed = async (message: string): Promise<string> => {
  const seal = { signingDomain: 'example.org', selector: 's1', privateKey: KEY.privateKey }
  const authResults = 'mx.example.org; dkim=pass header.d=example.org'
  return `${String(await sealMessage(message, { ...seal, authResults, cv: 'none' }))}${message}`
}

const withSelectors = async (): Promise<string[]> =>
  Promise.all(
    SELECTORS.map(async (selector) => {
      const key = selector === 'ed' ? ED25519 : KEY
      return (await signed(plainMessage(), { key })).replace(/(\bs=)s1/, `$1${selector}`)
    }),
  )

/** Longer than what is read of a body in one go. */
const LONG = Array.from({ length: 4_000 }, (_, line) => `Line ${line}  of the quote,\tas you asked. `)

const MESSAGES = [
  plainMessage(),
  await signed(plainMessage(undefined, LONG)),
  await signed(plainMessage()),
  await signed(await signed(plainMessage()), { key: ED25519, selector: 'ed' }),
  await signed(plainMessage(), { maxBodyLength: 10 }),
  await signed(plainMessage(), { maxBodyLength: 0 }),
  await signed(plainMessage(), { expires: new Date(0), signTime: new Date(0) }),
  await sealed(await signed(plainMessage())),
  ...(await withSelectors()),
]

/** A change to any of them: in its signature, its head or its body. */
const changed: fc.Arbitrary<Buffer> = fc
  .tuple(
    fc.constantFrom(...MESSAGES),
    fc.array(fc.tuple(fc.nat(), fc.nat({ max: 3 }), fc.constantFrom('', ' ', '\r\n', '\n', 'x', '=', ';', '\r\n\r\n'))),
  )
  .map(([message, changes]) => {
    let text = message
    for (const [place, length, piece] of changes) {
      const at = place % (text.length + 1)
      text = text.slice(0, at) + piece + text.slice(at + length)
    }
    return Buffer.from(text)
  })

/** Without the key itself, which is read once and in another form, and without the id of a signature that has none. */
const told = (results: readonly object[]): unknown =>
  results.map((result) => ({
    ...result,
    publicKey: null,
    ...('signature' in result && result.signature ? {} : { id: null }),
  }))

/** Once for each: it writes into what it is given. */
const arcOf = async (data: object | undefined, resolver: NodeQuery): Promise<unknown> => {
  const verified = await verifyArc(data as Parameters<typeof verifyArc>[0], { resolver, strict: true })
  return { ...verified, signature: null }
}

it('says of any message what the library says by itself, also when it knows the keys already', async () => {
  const dns = createAnswerCache(zoneResolver(ZONE), { size: 100, forNew: 1 / 2, now: () => 0 })
  const share = createShare<SharedKey>({ cache: dns, size: 10, now: () => 0 })
  const resolver = nodeQuery(dns)
  await fc.assert(
    fc.asyncProperty(fc.oneof(changed, assembledMail, damagedMail), async (octets) => {
      const source = withLineBreaks(octets)
      const expected = await dkimVerify(source, { resolver, strict: true })
      const expectedArc = await arcOf(expected.arc, resolver)
      for (let time = 0; time < 2; time += 1) {
        const verified = await verifyDkim(source, dns, share)
        expect(told(verified.results)).toEqual(told(expected.results))
        expect(verified.headers).toEqual(expected.headers)
        expect(await arcOf(verified.arc, verified.keyCache.resolver)).toEqual(expectedArc)
      }
    }),
    { numRuns: 1_000 },
  )
}, 60_000)
