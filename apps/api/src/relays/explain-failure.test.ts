import { explainConnectionError, explainReply, replySamples, smtpReplyRules } from '@bienrecu/knowledge/smtp-replies'
import { FailureCause, SMTP_ERROR_CODES, type SmtpErrorCode } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { SmtpFailure } from '../smtp/smtp-failure.ts'
import { explainFailure } from './explain-failure.ts'
import { examplesOf } from './fixtures/example-of.ts'
import { actorFor } from './failure-nature.ts'

const refused = (reply: string, code: SmtpErrorCode = 'smtp-auth-failed') => new SmtpFailure(code, { reply })
const lost = (code: SmtpErrorCode, errno: string, message = errno) =>
  new SmtpFailure(code, {
    cause: Object.assign(new Error(message), { code: errno }),
    params: { host: 'smtp.example.org', port: 587 },
  })

describe('a known reply', () => {
  it.each(replySamples())('$expect is explained in both languages', ({ text, expect: id }) => {
    const cause = FailureCause.parse(explainFailure({ error: refused(text, 'smtp-message-refused') }))
    expect(cause).toMatchObject({ id, text: { en: expect.stringMatching(/\w/), fr: expect.stringMatching(/\w/) } })
  })

  it.each(smtpReplyRules())('$id says who can repair it, and how', ({ category, fix, cause }) => {
    expect(actorFor(category)).not.toBeNull()
    for (const text of [fix, cause]) for (const sentence of [text.en, text.fr]) expect(sentence).not.toMatch(/\{/)
  })

  it.each(smtpReplyRules())('$id is recognised in each of its wordings', ({ id, provider, pattern }) => {
    for (const reply of examplesOf(pattern)) {
      expect(reply).toMatch(new RegExp(pattern, 'i'))
      const family = smtpReplyRules().filter((rule) => rule.provider === provider)
      const first = family.find((rule) => new RegExp(rule.pattern, 'i').test(reply))
      expect(explainReply({ reply, provider })?.rule.id).toBe(first?.id)
    }
    const known = examplesOf(pattern).map((reply) => explainReply({ reply, provider })?.rule.id)
    expect(known).toContain(id)
  })

  it('of the provider in use is told in its own words, with its own page', () => {
    const error = refused('535-5.7.8 Username and Password not accepted. For more information')
    for (const at of [{ providerId: 'gmail' }, { host: 'smtp.gmail.com' }])
      expect(explainFailure({ error, ...at })).toMatchObject({
        id: 'gmail-535-5.7.8',
        class: 'permanent',
        isCertain: true,
        actor: 'user',
        text: { fr: expect.stringContaining('Google refuse l’identifiant ou le mot de passe') },
        fix: { en: expect.stringContaining('create an app password') },
        url: expect.stringContaining('https://support.google.com/'),
      })
  })

  it('tells an app password, a switch of the administrator, and a sender that is not yours apart', () => {
    for (const [reply, id, actor] of [
      ['534-5.7.9 Application-specific password required. Learn more', 'gmail-534-5.7.9', 'user'],
      [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant.',
        'ms-535-5.7.139-tenant',
        'administrator',
      ],
      [
        '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Mailbox.',
        'ms-535-5.7.139-tenant',
        'administrator',
      ],
      ['554 5.2.252 SendAsDenied; a@example.org not allowed to send as b@example.org', 'ms-554-5.2.252', 'user'],
      ['550 Sender address is not allowed.', 'ionos-sender-not-allowed', 'user'],
    ] as const)
      expect(explainFailure({ error: refused(reply) })).toMatchObject({ id, actor, class: 'permanent' })
  })

  it('gives no advice of Yahoo to the owner of a server that only uses the same words', () => {
    const error = refused('535 5.7.8 Error: authentication failed: bad password')
    const cause = explainFailure({ error, host: 'mail.example.org' })
    expect(cause.isCertain).toBe(false)
    expect(JSON.stringify(cause)).not.toMatch(/Yahoo|Apple|iCloud/)
    expect(cause.text.en).toMatch(/refuses this user name and password/)
  })

  it('that says “later” is temporary, even where the rule is about something lasting', () => {
    for (const reply of ['454 4.7.0 Too many login attempts, please try again later', '452 4.2.2 mailbox full'])
      expect(explainFailure({ error: refused(reply) }).class).toBe('temporary')
  })
})

describe('a reply that nobody knows', () => {
  it('is told by our own code, which is sure', () => {
    expect(explainFailure({ error: refused('599 zzz') })).toMatchObject({
      id: 'smtp-auth-failed',
      class: 'permanent',
      isCertain: true,
      url: null,
    })
  })
})

describe('a reply that nobody knows says by its first digit', () => {
  it.each([
    ['454 zzz', 'temporary'],
    ['554 zzz', 'permanent'],
  ])('%s: %s', (reply, kind) => {
    expect(explainFailure({ error: refused(reply, 'smtp-refused') })).toMatchObject({ id: 'smtp-refused', class: kind })
  })
})

describe('a connection that failed', () => {
  it.each([
    ['smtp-refused', lost('smtp-refused', 'ECONNREFUSED'), 'net-econnrefused', 'unknown'],
    ['smtp-unreachable', new SmtpFailure('smtp-unreachable'), 'net-etimedout', 'unknown'],
    ['host-not-found', lost('host-not-found', 'ENOTFOUND'), 'net-enotfound', 'permanent'],
    ['smtp-closed', lost('smtp-closed', 'ECONNRESET'), 'net-econnreset', 'unknown'],
    [
      'tls-failed',
      lost('tls-failed', 'ERR_SSL_WRONG_VERSION_NUMBER', 'wrong version number'),
      'tls-wrong-version',
      'unknown',
    ],
    [
      'tls-certificate-untrusted',
      lost('tls-certificate-untrusted', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'unable to verify the first certificate'),
      'tls-cert',
      'permanent',
    ],
  ] as const)('%s is known by its error', (code, error, id, kind) => {
    expect(explainFailure({ error, domain: 'example.org' })).toMatchObject({ id, code, class: kind })
  })

  it('takes the one refusal among several addresses for the answer', () => {
    const codes = ['ENETUNREACH', 'ECONNREFUSED'].map((code) => Object.assign(new Error(code), { code }))
    const error = new SmtpFailure('smtp-refused', { cause: new AggregateError(codes) })
    expect(explainFailure({ error }).id).toBe('net-econnrefused')
  })

  it('is not taken for a filtered port when there is no way to the machine', () => {
    expect(explainFailure({ error: lost('smtp-unreachable', 'EHOSTUNREACH') }).id).toBe('smtp-unreachable')
    expect(explainConnectionError({ errno: 'EHOSTUNREACH' })).toBeNull()
  })

  it.each([
    'tls-certificate-self-signed',
    'tls-certificate-expired',
    'tls-certificate-not-yet-valid',
    'tls-certificate-wrong-name',
    'tls-certificate-pin-mismatch',
    'smtp-port-expects-tls',
    'smtp-port-expects-plain',
    'smtp-starttls-missing',
  ] as const)('%s is told apart from the others', (code) => {
    expect(explainFailure({ error: new SmtpFailure(code) })).toMatchObject({ id: code, code, class: 'permanent' })
  })
})

describe('whatever went wrong', () => {
  it.each(SMTP_ERROR_CODES)('%s has a sentence in both languages', (code) => {
    const error = new AppError(code, { params: { host: 'smtp.example.org', port: 587 } })
    const { text } = FailureCause.parse(explainFailure({ error }))
    expect(text.en).not.toBe(text.fr)
    expect(`${text.en}${text.fr}`).not.toContain('{')
  })

  it('nothing of the error itself is told', () => {
    const error = lost('smtp-closed', 'ECONNRESET', 'secret detail')
    expect(JSON.stringify(explainFailure({ error }))).not.toContain('secret detail')
  })
})
