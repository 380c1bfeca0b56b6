import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mailProviders } from './mail-providers.ts'
import { explainConnectionError, explainReply, oneLine, replyRule, replySamples } from './smtp-replies.ts'

describe('a reply in one line', () => {
  it('says the repeated codes once', () => {
    expect(
      oneLine('550-5.7.26 Unauthenticated email is not accepted due to\r\n550-5.7.26 domain’s\r\n550 5.7.26 policy'),
    ).toBe('550-5.7.26 Unauthenticated email is not accepted due to domain’s policy')
  })

  it('keeps a number that is no code', () => {
    expect(oneLine('421-Too many\n421 2.5 messages a second')).toBe('421-Too many 2.5 messages a second')
  })
})

describe('explaining a reply', () => {
  it.each(replySamples())('$expect', ({ text, expect: id }) => {
    expect(explainReply({ reply: text })?.rule.id).toBe(id)
    const family = replyRule(id)?.provider ?? ''
    expect(explainReply({ reply: text, provider: family })?.rule.id).toBe(id)
  })

  it('follows a sentence over several lines', () => {
    const reply =
      "550-5.7.26 Unauthenticated email from example.org is not accepted due to\n550-5.7.26 domain's DMARC policy"
    expect(explainReply({ reply, provider: 'gmail' })?.rule.id).toBe('gmail-550-5.7.26-dmarc')
  })

  it('prefers the rules of the provider in use', () => {
    const reply = '535 Authentication failed'
    expect(explainReply({ reply, provider: 'zoho' })).toMatchObject({ rule: { id: 'zoho-535' }, isCertain: true })
    expect(explainReply({ reply, provider: 'brevo' })).toMatchObject({ rule: { id: 'esp-535' }, isCertain: false })
  })

  it('is not certain of a rule that other servers are known for', () => {
    expect(explainReply({ reply: '550 5.7.515 Access denied' })).toMatchObject({ isCertain: false })
    expect(explainReply({ reply: '550 5.7.515 Access denied', provider: 'outlook-com' })).toMatchObject({
      isCertain: true,
    })
  })

  it('says nothing of a reply that no rule knows', () => {
    expect(explainReply({ reply: '250 2.0.0 OK' })).toBeNull()
    expect(explainReply({ reply: '' })).toBeNull()
    expect(explainReply({ reply: '250 2.0.0 OK', provider: 'constructor' })).toBeNull()
  })

  it('finds the rules of a family by each of its providers', () => {
    for (const [provider, id] of [
      ['gmail', 'gmail-5.7.27'],
      ['ovh-exchange', 'ms-550-5.7.60'],
      ['planethoster', 'cpanel-550-hourly'],
      ['aol', 'yahoo-554-policy'],
      ['cloudflare-email-sending', 'cloudflare-552'],
    ] as const) {
      const isKnown = replyRule(id)?.confidence !== 'memory'
      const reply = {
        'gmail-5.7.27': '550 5.7.27 x',
        'ms-550-5.7.60': '550 5.7.60 x',
        'cpanel-550-hourly': '550 example.org has exceeded the max emails per hour',
        'yahoo-554-policy': '554 not accepted for policy reasons',
        'cloudflare-552': '552 5.3.4 x',
      }[id]
      expect(explainReply({ reply, provider })).toMatchObject({ rule: { id }, isCertain: isKnown })
    }
  })

  it('knows every rule that a provider is known for', () => {
    for (const { id, smtpReplies } of mailProviders()) {
      for (const rule of smtpReplies) expect(replyRule(rule), `${id}: ${rule}`).not.toBeNull()
    }
  })

  it('takes any text a server may send', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400, unit: 'binary' }), (reply) => {
        explainReply({ reply })
        expect(oneLine(reply)).not.toMatch(/[\r\n]/)
      }),
      { seed: 20_261_121 },
    )
  })

  it('is not slowed down by 100 KB', () => {
    const start = performance.now()
    explainReply({ reply: `550 ${'unauthenticated email from '.repeat(4000)}` })
    expect(performance.now() - start).toBeLessThan(1000)
  })
})

describe('a connection that failed', () => {
  it.each([
    [{ errno: 'ECONNREFUSED' }, 'net-econnrefused'],
    [{ errno: 'ESOCKET', text: 'self-signed certificate in certificate chain' }, 'tls-cert'],
    [{ text: 'routines:ssl3_get_record:wrong version number' }, 'tls-wrong-version'],
    [{ errno: 'EUNKNOWN' }, null],
    [{}, null],
  ])('%j', (error, id) => {
    expect(explainConnectionError(error)?.id ?? null).toBe(id)
  })
})
