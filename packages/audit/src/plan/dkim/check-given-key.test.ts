import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ED25519_RECORD, rsaKey, signature } from '../../../fixtures/dkim-keys.ts'
import { parseDkimKey } from '../../dkim/parse-key.ts'
import { checkGivenKey, type KeySetting } from './check-given-key.ts'
import { GIVEN_KEY_TEXTS } from './given-key-texts.ts'

const KEY = rsaKey(2048)
const RECORD = `v=DKIM1; k=rsa; p=${KEY}`
const setting = (told: Partial<KeySetting> = {}): KeySetting => ({
  domain: 'example.org',
  provider: mailProvider('google-workspace'),
  signatures: null,
  publishedKey: null,
  ...told,
})

const check = (value: string, told: Partial<KeySetting> = {}, selector = 'google') =>
  checkGivenKey({ selector, value }, setting(told))
const codes = (value: string, told: Partial<KeySetting> = {}, selector = 'google') => {
  const { problem, notes } = check(value, told, selector)
  return problem ? [problem.code] : notes.map(({ code }) => code)
}

const lines = (text: string, size: number): string[] => text.match(new RegExp(`.{1,${size}}`, 'gs')) ?? []
const zoneStrings = lines(RECORD, 100)
  .map((part) => `"${part}"`)
  .join('\n\t')

describe('a key pasted with what came along is used, and what was done to it is said', () => {
  it.each([
    ['as it stands', RECORD, []],
    ['without semicolon spaces', `v=DKIM1;k=rsa;p=${KEY}`, []],
    ['in quotes', `"${RECORD}"`, []],
    ['in curly quotes', `“${RECORD}”`, []],
    ['in guillemets', `« ${RECORD} »`, []],
    [
      'as strings of 255',
      lines(RECORD, 200)
        .map((part) => `"${part}"`)
        .join(' '),
      [],
    ],
    ['with backslashes', RECORD.replaceAll(';', String.raw`\;`), ['cleaned']],
    ['over several lines', lines(RECORD, 64).join('\n'), ['spaces-removed']],
    ['with spaces inside the key', `v=DKIM1; k=rsa; p=${lines(KEY, 60).join(' ')}`, ['spaces-removed']],
    ['without semicolons', `v=DKIM1 k=rsa p=${KEY}`, ['tags-repaired']],
    ['with the version in small letters', `v=dkim1; k=rsa; p=${KEY}`, ['tags-repaired']],
    ['with the version at the end', `k=rsa; p=${KEY}; v=DKIM1`, ['tags-repaired']],
    ['with the type in capitals', `v=DKIM1; k=RSA; p=${KEY}`, ['tags-repaired']],
    ['with a type that is none', `v=DKIM1; k=rsa-sha256; p=${KEY}`, ['tags-repaired', 'key-type-corrected']],
    ['with entities', RECORD.replaceAll(';', '&semi;'), ['cleaned']],
    ['as the key alone', KEY, ['bare-key']],
    [
      'as a PEM file',
      `-----BEGIN PUBLIC KEY-----\n${lines(KEY, 64).join('\n')}\n-----END PUBLIC KEY-----\n`,
      ['bare-key'],
    ],
    ['as a line of a zone', `google._domainkey.example.org. 3600 IN TXT "${RECORD}"`, ['line-recognised']],
    [
      'as a line of a zone in parentheses',
      `google._domainkey IN TXT (\n\t${zoneStrings} ) ; ----- DKIM key`,
      ['line-recognised'],
    ],
    ['as a row of a table', `google._domainkey\t${RECORD}`, ['line-recognised']],
    ['as fields with labels', `Host name: google._domainkey\nType: TXT\nValue: ${RECORD}`, ['line-recognised']],
    [
      'as fields with French labels',
      `Nom d’hôte : google._domainkey\nType : TXT\nValeur : ${RECORD}`,
      ['line-recognised'],
    ],
    ['for SHA-1 alone', `v=DKIM1; h=sha1; k=rsa; p=${KEY}`, ['limits-removed']],
    ['of a test', `v=DKIM1; k=rsa; t=y; p=${KEY}`, ['testing-flag']],
    ['of 1024 bits', `v=DKIM1; k=rsa; p=${rsaKey(1024)}`, ['key-short']],
  ])('%s', (_how, value, expected) => {
    const { record, problem } = check(value)
    expect(problem).toBeNull()
    expect(codes(value)).toEqual(expected)
    const { problems, value: key } = parseDkimKey(record?.value ?? '')
    expect(record?.type).toBe('TXT')
    expect(problems).toEqual([])
    expect(key.bits).toBeGreaterThanOrEqual(1024)
    expect(key.publicKey).toMatch(/^[A-Za-z0-9+/]+=*$/)
  })
})

describe('a key that cannot work is not used, and the reason is said', () => {
  it.each([
    ['truncated', `v=DKIM1; k=rsa; p=${KEY.slice(0, 200)}`],
    ['not-base64', `v=DKIM1; k=rsa; p=${KEY.slice(0, 100)}…${KEY.slice(100)}`],
    ['not-base64', `v=DKIM1; k=rsa; p=${KEY.slice(0, 100)}<br>${KEY.slice(100)}`],
    ['private-key', `-----BEGIN RSA PRIVATE KEY-----\n${KEY}\n-----END RSA PRIVATE KEY-----`],
    ['private-key', `-----BEGIN PRIVATE KEY-----\n${KEY}\n-----END PRIVATE KEY-----`],
    ['key-too-short', `v=DKIM1; k=rsa; p=${rsaKey(512)}`],
    ['key-revoked', 'v=DKIM1; k=rsa; p='],
    ['not-a-key', 'v=DKIM1; k=rsa'],
    ['not-a-key', 'bonjour'],
    ['not-a-key', 'https://admin.google.com/ac/apps'],
    ['not-a-key', 'v=spf1 include:_spf.google.com ~all'],
    ['ed25519-only', ED25519_RECORD],
    ['ed25519-only', ED25519_RECORD.replace('ed25519', 'rsa')],
    ['damaged', `v=DKIM1; k=rsa; p=${Buffer.from('no key at all, but base64').toString('base64')}`],
    ['several-lines', `${RECORD}\n${RECORD}`],
    ['several-lines', `a._domainkey TXT x\nb._domainkey TXT y`],
    ['other-selector', `zmail._domainkey.example.org. IN TXT "${RECORD}"`],
    ['wrong-domain', `google._domainkey.example.net. IN TXT "${RECORD}"`],
    ['alias-not-expected', 'google.domainkey.example.net'],
  ])('%s', (expected, value) => {
    const checked = check(value)
    expect(checked.problem?.code).toBe(expected)
    expect(checked.record).toBeNull()
    expect(checked.notes).toEqual([])
  })

  it('does so for a selector that is none, or of another domain', () => {
    expect(codes(RECORD, {}, 'goo gle')).toEqual(['bad-selector'])
    expect(codes(RECORD, {}, '')).toEqual(['bad-selector'])
    expect(codes(RECORD, {}, 'google._domainkey.example.net')).toEqual(['wrong-domain'])
  })
})

describe('a selector typed with what follows it', () => {
  it.each(['google._domainkey', 'google._domainkey.example.org', 'GOOGLE._domainkey.example.org.'])(
    '%s',
    (selector) => {
      const checked = check(RECORD, {}, selector)
      expect(checked.name).toBe('google._domainkey.example.org')
      expect(checked.record?.value).toBe(RECORD)
      expect(codes(RECORD, {}, selector)).toEqual(['selector-shortened'])
    },
  )
})

describe('an alias', () => {
  const microsoft = { provider: mailProvider('microsoft-365') }

  it.each([
    ['selector1-example-org._domainkey.contoso.onmicrosoft.com', {}],
    ['selector1-example-org._domainkey.contoso.n-v1.dkim.mail.microsoft.', {}],
  ])('leads where the service sends its customers: %s', (target) => {
    const checked = check(target, microsoft, 'selector1')
    expect(checked.problem).toBeNull()
    expect(checked.record).toEqual({ type: 'CNAME', value: target.replace(/\.$/, '') })
  })

  it('may lead to a server that has the name of the protocol in its own', () => {
    const value = 'pdk1._domainkey.d6zkq3w5.dkim1.mailgun.com'
    const checked = check(value, { provider: mailProvider('mailgun') }, 'pdk1')
    expect(checked).toMatchObject({ record: { type: 'CNAME', value }, problem: null })
  })

  it('is taken out of the fields of a console', () => {
    const target = 'selector1-example-org._domainkey.contoso.onmicrosoft.com'
    const pasted = `Host Name : selector1._domainkey\nPoints to address or value: ${target}\nTTL: 3600`
    expect(check(pasted, microsoft, 'selector1').record).toEqual({ type: 'CNAME', value: target })
    const row = `selector1._domainkey.example.org CNAME ${target}.`
    expect(check(row, microsoft, 'selector1').record).toEqual({ type: 'CNAME', value: target })
  })

  it('of another domain is refused', () => {
    const target = 'selector1-example-net._domainkey.contoso.onmicrosoft.com'
    expect(codes(target, microsoft, 'selector1')).toEqual(['wrong-domain'])
    expect(codes('b1.example-net.dkim.brevo.com', { provider: mailProvider('brevo') }, 'brevo1')).toEqual([
      'wrong-domain',
    ])
  })

  it('is not refused for the letters that Microsoft adds to a name with dashes', () => {
    const target = 'selector1-mashop-fr0i._domainkey.contoso.onmicrosoft.com'
    expect(codes(target, { ...microsoft, domain: 'ma-shop.fr' }, 'selector1')).toEqual([])
  })

  it('that no service in use gives out is refused', () => {
    expect(codes('google.domainkey.example.net', microsoft, 'selector1')).toEqual(['target-unknown'])
  })

  it('of a service that nobody knows is taken as it is', () => {
    const checked = check('k1.keys.example.net', { provider: null }, 'k1')
    expect(checked.record).toEqual({ type: 'CNAME', value: 'k1.keys.example.net' })
  })

  it('may be a key instead, where the service hosts it under the domain', () => {
    expect(codes(RECORD, { provider: mailProvider('sendgrid') }, 's1')).toEqual(['key-instead-of-alias'])
  })
})

describe('what the last message proves', () => {
  const signed = (selector: string, result: 'pass' | 'fail') => [signature({ selector, result })]
  const other = rsaKey(2056)

  it('refuses a key that cannot have made the signature', () => {
    const told = { signatures: signed('google', 'pass'), publishedKey: other }
    expect(codes(RECORD, told)).toEqual(['not-the-signing-key'])
  })

  it('has nothing against the very key that signs', () => {
    expect(codes(RECORD, { signatures: signed('google', 'pass'), publishedKey: KEY })).toEqual([])
  })

  it('says honestly that a failed signature proves nothing of the key', () => {
    expect(codes(RECORD, { signatures: signed('google', 'fail'), publishedKey: other })).toEqual(['unproved'])
  })

  it('says that another selector signs', () => {
    expect(check(RECORD, { signatures: signed('old', 'pass') }).notes).toEqual([
      { code: 'selector-not-in-use', params: { selector: 'google', used: ['old'] } },
    ])
  })

  it('passes over signatures of other domains', () => {
    const foreign = [signature({ domain: 'example-net.20230601.gappssmtp.com', selector: '20230601' })]
    expect(codes(RECORD, { signatures: foreign })).toEqual([])
  })
})

describe('any text', () => {
  const noise = fc.array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(
        'v=DKIM1; ',
        'p=',
        KEY,
        '"',
        '“',
        '\\',
        '\n',
        'k=rsa ',
        '._domainkey ',
        'IN TXT ',
        'CNAME ',
        '(',
        'Value: ',
      ),
    ),
    { maxLength: 12 },
  )

  it('gives a record that every receiver can use, or a problem, and never both', () => {
    fc.assert(
      fc.property(noise, fc.constantFrom('google', 'a._domainkey', 'x y'), (parts, selector) => {
        const { record, problem, notes } = check(parts.join(''), {}, selector)
        expect(record === null).toBe(problem !== null)
        for (const { code } of problem ? [problem] : notes) expect(GIVEN_KEY_TEXTS.fr).toHaveProperty([code])
        if (record?.type === 'TXT') expect(parseDkimKey(record.value).problems).toEqual([])
      }),
      { numRuns: 600 },
    )
  })

  it.each(['"', '(', 'p=', 'a. ', '_domainkey ', '\n', 'Value: ', '; ', KEY])('ends soon over 100 KB of %j', (unit) => {
    const begin = process.cpuUsage()
    check(unit.repeat(100_000 / unit.length))
    expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1000)
  })
})
