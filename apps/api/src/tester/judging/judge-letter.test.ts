import { notKnown } from '@bienrecu/audit/evidence'
import type { RecordEdit } from '@bienrecu/audit/resolver'
import type { Judgement } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { judged } from './fixtures/judge-message.ts'
import { ed25519Key, KEY, plainMessage, rsaKey, signed, SOUND_ZONE } from './fixtures/signed-message.ts'

const failed = ({ findings }: Judgement): string[] =>
  findings.filter(({ status }) => status === 'fail').map(({ checkId }) => checkId)

const DAY = 86_400_000 // ms

describe('a message that is as it should be', () => {
  it('keeps its ten points, with everything aligned', async () => {
    const judgement = await judged(await signed(plainMessage()))
    expect(judgement).toMatchObject({
      score: 10,
      band: 4,
      isDnsMissing: false,
      connection: { reverseName: 'mail.example.org', helo: 'mail.example.org' },
      authentication: {
        spf: { result: 'pass', domain: 'example.org', aligned: true, matched: 'ip4:192.0.2.25' },
        dkim: [{ domain: 'example.org', selector: 's1', result: 'pass', aligned: true, bits: 2048 }],
        dmarc: { result: 'pass', policy: 'reject', fromDomain: 'example.org' },
        arc: null,
      },
      filters: { spamassassin: { state: 'off' }, rspamd: { state: 'off' } },
    })
    expect(judgement.audit?.domain).toBe('example.org')
    expect(judgement.verdicts.map(({ providerId }) => providerId)).toContain('gmail')
    expect(failed(judgement).filter((id) => /^(spf|dkim|dmarc|alignment|reverse|helo)\//.test(id))).toEqual([])
  })

  it('has the fields that a server would write on top of it (RFC 8601, RFC 7208 §9.1)', async () => {
    const { authentication } = await judged(await signed(plainMessage()))
    const [results = '', received = ''] = authentication.headers.split(/\r\n(?=\S)/)
    expect(results).toMatch(/^Authentication-Results: bienrecu\.localhost;/)
    expect(results).toContain('dkim=pass header.d=example.org')
    expect(results).toContain('smtp.mailfrom=example.org')
    expect(results).toContain('dmarc=pass (p=reject) header.from=example.org')
    expect(received).toMatch(/^Received-SPF: pass/)
  })

  it('is judged the same with the line ends of a file of Unix', async () => {
    const message = (await signed(plainMessage())).replaceAll('\r\n', '\n')
    expect((await judged(message)).authentication.dkim).toMatchObject([{ result: 'pass' }])
  })

  it('is judged the same with the line that mailbox files begin with', async () => {
    const message = `From isabelle@example.org Sun Nov 22 10:00:00 2026\r\n${await signed(plainMessage())}`
    expect((await judged(message)).authentication.dkim).toMatchObject([{ result: 'pass' }])
  })

  it('may be signed with Ed25519 (RFC 8463)', async () => {
    const key = ed25519Key()
    const zone = { ...SOUND_ZONE, 'e._domainkey.example.org': { TXT: [key.record] } }
    const { authentication } = await judged(await signed(plainMessage(), { selector: 'e', key }), { zone })
    expect(authentication.dkim).toMatchObject([{ result: 'pass', algorithm: 'ed25519-sha256', bits: 256 }])
  })
})

describe('a signature', () => {
  it('fails when the text was changed after it was signed (RFC 6376 §6.1.3)', async () => {
    const judgement = await judged((await signed(plainMessage())).replace('cottage', 'castle'))
    expect(judgement.authentication.dkim).toMatchObject([{ result: 'fail', isBodyHashRight: false }])
    expect(failed(judgement)).toContain('dkim/signature-invalid')
    expect(judgement).toMatchObject({ score: 9, authentication: { dmarc: { result: 'pass' } } })
  })

  it('fails when a signed field was changed', async () => {
    const { authentication } = await judged((await signed(plainMessage())).replace('in July', 'in August'))
    expect(authentication.dkim).toMatchObject([{ result: 'fail', isBodyHashRight: true, reason: 'bad signature' }])
  })

  it('is worth nothing once it has expired', async () => {
    const times = { signTime: new Date(Date.now() - 2 * DAY), expires: new Date(Date.now() - DAY) }
    const { authentication } = await judged(await signed(plainMessage(), times))
    expect(authentication.dkim).toMatchObject([{ result: 'neutral', reason: 'expired' }])
  })

  it('passes with "l=", and tells how much of the body nobody signed', async () => {
    const { authentication } = await judged(await signed(plainMessage(), { maxBodyLength: 10 }))
    expect(authentication.dkim).toMatchObject([{ result: 'pass' }])
    expect(authentication.dkim[0]?.reason).toMatch(/octets of the body are not signed/)
  })

  it('is refused when its key is shorter than 1024 bits (RFC 8301 §3.2)', async () => {
    const key = rsaKey(768)
    const zone = { ...SOUND_ZONE, 'weak._domainkey.example.org': { TXT: [key.record] } }
    const { authentication } = await judged(await signed(plainMessage(), { selector: 'weak', key }), { zone })
    expect(authentication.dkim).toMatchObject([{ result: 'policy', reason: 'weak-key' }])
  })

  it('is not verified over a line that no server carries: that takes time, and proves nothing', async () => {
    const message = await signed(`${plainMessage()}${'x '.repeat(600_000)}`)
    const { authentication } = await judged(message)
    expect(authentication.dkim).toMatchObject([
      { result: 'policy', domain: 'example.org', reason: 'line of the body too long' },
    ])
  })

  it.each([
    ['folds without end', '\r\n '],
    ['has tags without end', 'a=b;'],
  ])('is not verified, nor looked at as a whole, when its field %s', async (_, filling) => {
    const field = `DKIM-Signature: d=example.org; s=s1; ${filling.repeat((24 * 1024 * 1024) / filling.length)}`
    const { authentication } = await judged(`${field}\r\n${plainMessage()}`)
    expect(authentication.dkim).toMatchObject([{ result: 'policy', reason: 'header section too long' }])
  })

  it('is neutral without a key, and temperror when the DNS does not tell', async () => {
    const message = await signed(plainMessage())
    const gone = { ...SOUND_ZONE, 's1._domainkey.example.org': {} }
    expect((await judged(message, { zone: gone })).authentication.dkim).toMatchObject([
      { result: 'neutral', reason: 'no key' },
    ])
    const silent = { ...SOUND_ZONE, 's1._domainkey.example.org': { TXT: 'SERVFAIL' } } as const
    expect((await judged(message, { zone: silent })).authentication.dkim).toMatchObject([{ result: 'temperror' }])
  })

  it('of a third party passes, and proves nothing about the author', async () => {
    const key = rsaKey()
    const zone = { ...SOUND_ZONE, 'r._domainkey.example.net': { TXT: [key.record] } }
    const message = await signed(plainMessage(), { domain: 'example.net', selector: 'r', key })
    const judgement = await judged(message, { zone })
    expect(judgement.authentication.dkim).toMatchObject([{ domain: 'example.net', result: 'pass', aligned: false }])
    expect(failed(judgement)).toContain('alignment/dkim-not-aligned')
  })

  it('may be one of several, each with its own result', async () => {
    const other = rsaKey()
    const zone = { ...SOUND_ZONE, 'r._domainkey.example.net': { TXT: [other.record] } }
    const twice = await signed(await signed(plainMessage()), { domain: 'example.net', selector: 'r', key: other })
    const { authentication } = await judged(twice.replace('s=s1', 's=gone'), { zone })
    expect(authentication.dkim.map(({ selector, result }) => [selector, result])).toEqual([
      ['r', 'pass'],
      ['gone', 'neutral'],
    ])
  })

  it('beyond the tenth is not verified', async () => {
    let message = plainMessage()
    for (let index = 0; index < 12; index += 1) message = await signed(message)
    expect((await judged(message)).authentication.dkim).toHaveLength(10)
  })
})

describe('the sender', () => {
  it('of the null reverse-path is the name of HELO (RFC 7208 §2.4)', async () => {
    const { authentication } = await judged(await signed(plainMessage()), { letter: { mailFrom: '' } })
    expect(authentication.spf).toMatchObject({ result: 'pass', domain: 'mail.example.org', aligned: true })
  })

  it('that SPF forbids costs three points', async () => {
    const judgement = await judged(await signed(plainMessage()), { letter: { ip: '198.51.100.7' } })
    expect(judgement.authentication.spf).toMatchObject({ result: 'fail', matched: '-all' })
    expect(judgement.findings[0]).toMatchObject({ checkId: 'spf/sender-not-covered', points: -3 })
  })

  it('of a file is not known, and nothing is held against it', async () => {
    const message = `Return-Path: <isabelle@example.org>\r\n${await signed(plainMessage())}`
    const unknown = { ip: null, helo: null, mailFrom: null, recipient: null, tls: undefined, origin: 'file' } as const
    const judgement = await judged(message, { letter: unknown })
    expect(judgement).toMatchObject({ score: 10, connection: { ip: null, mailFrom: 'isabelle@example.org' } })
    expect(judgement.authentication.spf).toMatchObject({ result: 'none', aligned: true })
    expect(judgement.authentication.dmarc).toMatchObject({ result: 'pass' })
  })
})

describe('the author', () => {
  const without = plainMessage().replace('From: Isabelle <isabelle@example.org>\r\n', '')

  it('that is missing leaves DMARC nobody to ask about (RFC 9989 §5.3.1)', async () => {
    const judgement = await judged(without)
    expect(judgement).toMatchObject({
      audit: null,
      verdicts: [],
      authentication: { spf: { result: 'pass' }, dmarc: { result: 'permerror', fromDomain: null } },
    })
    expect(judgement.findings.some(({ checkId }) => checkId === 'spf/sender-not-covered')).toBe(true)
    const open = judgement.findings.filter(({ status }) => status === 'unknown')
    expect(open.filter(({ checkId }) => /^(dmarc|mx|bimi)\//.test(checkId))).toEqual([])
  })

  it('that is told twice, by two domains, is nobody', async () => {
    const two = `From: someone@example.com\r\n${plainMessage()}`
    expect((await judged(two)).authentication.dmarc).toMatchObject({ result: 'permerror', fromDomain: null })
  })
})

describe('the DNS', () => {
  it('that does not answer costs nothing, and is said', async () => {
    const ports = { resolver: { query: () => Promise.resolve(notKnown('unreachable')) } }
    const judgement = await judged(await signed(plainMessage()), { ports })
    expect(judgement).toMatchObject({
      score: 10,
      isDnsMissing: true,
      authentication: { spf: { result: 'temperror' }, dkim: [{ result: 'temperror' }], dmarc: { result: 'temperror' } },
    })
    expect(judgement.audit?.grade).toBeNull()
  })

  it('that invents answers is not believed', async () => {
    const judgement = await judged(await signed(plainMessage()), { ports: { isTruthful: async () => false } })
    expect(judgement).toMatchObject({ isDnsMissing: true, authentication: { spf: { result: 'temperror' } } })
  })

  it('is not asked about the practice domain, which exists on this machine alone', async () => {
    const add = (name: string, type: RecordEdit['type'], after: string): RecordEdit => ({
      name,
      type,
      before: null,
      after,
    })
    const practiceRecords = () => [
      add('example.org', 'TXT', 'v=spf1 ip4:127.0.0.1 -all'),
      add('s1._domainkey.example.org', 'TXT', KEY.record),
    ]
    const resolver = { query: () => Promise.reject(new Error('the real DNS')) }
    const letter = { isPractice: true, ip: '127.0.0.1' }
    const judgement = await judged(await signed(plainMessage()), { letter, ports: { resolver, practiceRecords } })
    expect(judgement).toMatchObject({
      isPractice: true,
      isDnsMissing: false,
      authentication: { spf: { result: 'pass' }, dkim: [{ result: 'pass' }], dmarc: { result: 'none', policy: null } },
    })
    expect(failed(judgement)).toContain('dmarc/missing')
  })
})

describe('a spam filter', () => {
  const verdict = (score: number, threshold: number) => async () =>
    ({ state: 'judged', score, threshold, action: null, rules: [], counts: true }) as const

  it('takes its sum from the score', async () => {
    const judgement = await judged(await signed(plainMessage()), { ports: { askSpamd: verdict(2.5, 5) } })
    expect(judgement).toMatchObject({ score: 7.5, filters: { spamassassin: { counts: true } } })
  })

  it('counts twice nowhere: rspamd is shown beside SpamAssassin', async () => {
    const ports = { askSpamd: verdict(1, 5), askRspamd: verdict(12, 6) }
    const judgement = await judged(await signed(plainMessage()), { ports })
    expect(judgement).toMatchObject({ score: 9, filters: { rspamd: { score: 12, counts: false } } })
  })

  it('may be rspamd alone, in the measure of SpamAssassin', async () => {
    const judgement = await judged(await signed(plainMessage()), { ports: { askRspamd: verdict(3, 6) } })
    expect(judgement).toMatchObject({ score: 7.5, filters: { rspamd: { counts: true } } })
  })
})
