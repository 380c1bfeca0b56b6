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
