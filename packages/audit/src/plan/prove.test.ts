import { describe, expect, it } from 'vitest'
import { ED25519_RECORD, rsaKey, RSA_RECORD } from '../../fixtures/dkim-keys.ts'
import { contextOf, type ContextOptions } from '../../fixtures/plan-context.ts'
import type { Zone } from '../../fixtures/zone.ts'
import type { SignatureFacts } from '../message.ts'
import { prove } from './prove.ts'
import type { KindedDraft } from './signed-mail.ts'
import type { PlanEdit } from './step.ts'

const IP = '192.0.2.1'
const SIGNATURE: SignatureFacts = {
  domain: 'example.org',
  selector: 's1',
  identity: null,
  algorithm: 'rsa-sha256',
  result: null,
}
const KEY = 's1._domainkey.example.org'
const OTHER_KEY = `v=DKIM1; k=rsa; p=${rsaKey(1024)}`
const DMARC: Zone = { '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] } }
const APEX: Zone = { 'example.org': { TXT: ['other'] } }

const txt = (name: string, after: readonly string[], before: readonly string[] = []): PlanEdit => ({
  name,
  type: 'TXT',
  before,
  after,
})
const alias = (name: string, target: string): PlanEdit => ({ name, type: 'CNAME', before: [], after: [target] })
const SPF = txt('example.org', [`v=spf1 ip4:${IP} -all`])

const step = (kind: string, edits: readonly PlanEdit[], subject: string | null = null): KindedDraft => ({
  kind,
  subject,
  edits,
})

const proof = async (zone: Zone, steps: readonly KindedDraft[], options: ContextOptions = {}) =>
  prove(await contextOf({ ...APEX, ...zone }, options), steps)

const signed = (signature: Partial<SignatureFacts> = {}): ContextOptions => ({
  message: {
    ip: null,
    helo: null,
    mailFrom: 'b@bounces.example.net',
    fromDomain: 'example.org',
    signatures: [{ ...SIGNATURE, ...signature }],
  },
})

describe('SPF of the same message', () => {
  it('is that of the evaluator, with the address, the sender and the greeting of the message', async () => {
    expect((await proof({}, [], { ip: IP, mailFrom: 'a@example.org' })).spf).toBe('none')
    expect((await proof({}, [step('spf/record', [SPF])], { ip: IP, mailFrom: 'a@example.org' })).spf).toBe('pass')
    expect((await proof({}, [step('spf/record', [SPF])], { ip: '192.0.2.9', mailFrom: 'a@example.org' })).spf).toBe(
      'fail',
    )
  })

  it('is judged for postmaster of the domain where no sender is known', async () => {
    expect((await proof({}, [step('spf/record', [SPF])], { ip: IP })).spf).toBe('pass')
  })

  it('is unknown without an address that sends', async () => {
    expect((await proof({}, [step('spf/record', [SPF])])).spf).toBe('unknown')
  })
})

describe('DKIM of the same message', () => {
  const publish = (record: string) => [step('dkim/publish', [txt(KEY, [record])], 's1')]

  it('passes with the key that its signature names, once that is published', async () => {
    const { dkim, dmarc } = await proof(DMARC, publish(RSA_RECORD), signed())
    expect([dkim, dmarc]).toEqual(['pass', 'pass'])
  })

  it.each([
    ['of another type than the signature', ED25519_RECORD],
    ['revoked', 'v=DKIM1; p='],
    ['cut off', RSA_RECORD.slice(0, -40)],
  ])('does not pass with a key that is %s', async (_, record) => {
    expect(await proof(DMARC, publish(record), signed())).toMatchObject({ dkim: 'fail', dmarc: 'fail' })
  })

  it('does not pass where the key wants the signing domain itself, and the signature names one below', async () => {
    const below = signed({ identity: '@news.example.org' })
    expect((await proof(DMARC, publish(`${RSA_RECORD}; t=s`), below)).dkim).toBe('fail')
    expect((await proof(DMARC, publish(RSA_RECORD), below)).dkim).toBe('pass')
  })

  it('stays failed where the key was there and did not fit', async () => {
    const zone = { ...DMARC, [KEY]: { TXT: [RSA_RECORD] } }
    expect(await proof(zone, [], signed({ result: 'fail' }))).toMatchObject({ dkim: 'fail', dmarc: 'fail' })
  })

  it('passes once a key that did not fit is replaced by the one of the service', async () => {
    const zone = { ...DMARC, [KEY]: { TXT: [OTHER_KEY] } }
    const steps = [step('dkim/repair', [txt(KEY, [RSA_RECORD], [OTHER_KEY])], 's1')]
    expect(await proof(zone, steps, signed({ result: 'fail' }))).toMatchObject({ dkim: 'pass', dmarc: 'pass' })
  })

  it('is unknown where a key that worked is replaced', async () => {
    const zone = { ...DMARC, [KEY]: { TXT: [OTHER_KEY] } }
    const steps = [step('dkim/renew', [txt(KEY, [RSA_RECORD], [OTHER_KEY])], 's1')]
    expect(await proof(zone, steps, signed({ result: 'pass' }))).toMatchObject({ dkim: 'unknown', dmarc: 'unknown' })
  })

  it('is unknown where the alias leads to nothing yet', async () => {
    const steps = [step('dkim/publish', [alias(KEY, 's1.keys.example.net')], 's1')]
    expect(await proof(DMARC, steps, signed())).toMatchObject({ dkim: 'unknown', dmarc: 'unknown' })
    const answered = await proof({ ...DMARC, 's1.keys.example.net': { TXT: [RSA_RECORD] } }, steps, signed())
    expect(answered).toMatchObject({ dkim: 'pass', dmarc: 'pass' })
  })

  it('says nothing for the From domain when it is that of another', async () => {
    const other = signed({ domain: 'example.net', result: 'pass' })
    expect(await proof(DMARC, [], other)).toMatchObject({ dkim: 'unknown', dmarc: 'unknown' })
  })
})

describe('DKIM where no message shows a signature', () => {
  const gandi = { providers: ['gandi'] }
  const targets: Zone = { 'gm1.gandimail.net': { TXT: [RSA_RECORD] }, 'gm2.gandimail.net': { TXT: [RSA_RECORD] } }
  const aliases = [
    alias('gm1._domainkey.example.org', 'gm1.gandimail.net'),
    alias('gm2._domainkey.example.org', 'gm2.gandimail.net'),
  ]
  const publish = step('dkim/publish', aliases, 'gandi')

  it('passes with the keys that the plan publishes', async () => {
    expect(await proof({ ...DMARC, ...targets }, [publish], gandi)).toMatchObject({ dkim: 'pass', dmarc: 'pass' })
  })

  it('passes with those that stand there for a service in use', async () => {
    const zone = { ...DMARC, ...targets, 'gm1._domainkey.example.org': { CNAME: ['gm1.gandimail.net'] } }
    expect(await proof(zone, [], gandi)).toMatchObject({ dkim: 'pass', dmarc: 'pass' })
  })

  it('does not pass with a key that stood there when a message came unsigned', async () => {
    const zone = { ...DMARC, ...targets, 'gm1._domainkey.example.org': { CNAME: ['gm1.gandimail.net'] } }
    const unsigned = { ...signed().message, signatures: [], ip: null, helo: null, mailFrom: null, fromDomain: null }
    const options = { ...gandi, message: unsigned }
    expect((await proof(zone, [], options)).dkim).toBe('none')
    expect((await proof(zone, [step('dkim/switch-on', [], 'gandi')], options)).dkim).toBe('pass')
  })

  it('needs a key of each service: nobody knows which of them sends', async () => {
    const both = { providers: ['gandi', 'brevo'] }
    expect((await proof({ ...DMARC, ...targets }, [publish], both)).dkim).toBe('unknown')
  })

  it('is unknown where the first key, with which a service signs, does not answer', async () => {
    const half: Zone = { ...DMARC, 'gm2.gandimail.net': { TXT: [RSA_RECORD] } }
    expect((await proof(half, [publish], gandi)).dkim).toBe('unknown')
  })

  it('passes with a key that stands there, once the user copied it from the console of the service', async () => {
    const zone = { ...DMARC, 'mailjet._domainkey.example.org': { TXT: [RSA_RECORD] } }
    const mailjet = { providers: ['mailjet'], selectors: ['mailjet'] }
    expect((await proof(zone, [], { providers: ['mailjet'] })).dkim).toBe('unknown')
    expect((await proof(zone, [], mailjet)).dkim).toBe('pass')
  })

  it('passes with a key of one offer of a house whose aliases all lead to one place', async () => {
    const selector = 'ovhemp12-selector1'
    const target = `${selector}._domainkey.34.ab.dkim.mail.ovh.net`
    const zone = {
      ...DMARC,
      [`${selector}._domainkey.example.org`]: { CNAME: [target] },
      [target]: { TXT: [RSA_RECORD] },
    }
    expect((await proof(zone, [], { providers: ['ovh-emailpro'], selectors: [selector] })).dkim).toBe('pass')
    expect((await proof(zone, [], { providers: ['ovh-exchange'], selectors: [selector] })).dkim).toBe('unknown')
  })

  it('passes with a key of a service whose selectors nobody knows, as long as there is one such service', async () => {
    const zone = { ...DMARC, ...targets, [KEY]: { TXT: [RSA_RECORD] } }
    const services = (providers: readonly string[]) => ({ providers, selectors: ['s1'] })
    expect((await proof(zone, [publish], services(['gandi', 'amen']))).dkim).toBe('pass')
    expect((await proof(zone, [publish], services(['gandi', 'amen', 'godaddy']))).dkim).toBe('unknown')
  })

  it('passes with a key that the user names', async () => {
    const zone = { ...DMARC, [KEY]: { TXT: [RSA_RECORD] } }
    expect((await proof(zone, [], { selectors: ['s1'] })).dkim).toBe('pass')
  })
})

describe('DMARC of the same message', () => {
  const publish = step('dmarc/publish', [txt('_dmarc.example.org', ['v=DMARC1; p=none'])])

  it('is none without a policy', async () => {
    expect((await proof({}, [step('spf/record', [SPF])], { ip: IP, mailFrom: 'a@example.org' })).dmarc).toBe('none')
  })

  it('passes by SPF alone, where the sender is aligned', async () => {
    const steps = [step('spf/record', [SPF]), publish]
    expect((await proof({}, steps, { ip: IP, mailFrom: 'a@example.org' })).dmarc).toBe('pass')
    const elsewhere = { ip: IP, mailFrom: 'a@example.net' }
    const zone: Zone = { 'example.net': { TXT: [`v=spf1 ip4:${IP} -all`] } }
    expect(await proof(zone, steps, elsewhere)).toMatchObject({ spf: 'pass', dmarc: 'unknown' })
  })

  it('does not pass by an SPF of which nobody knows where its bounces go', async () => {
    const steps = [step('spf/record', [SPF]), publish]
    expect(await proof({}, steps, { ip: IP, providers: ['brevo'] })).toMatchObject({ spf: 'pass', dmarc: 'unknown' })
    expect((await proof({}, steps, { ip: IP, providers: ['ovh-mxplan'] })).dmarc).toBe('pass')
  })

  it('holds to strict alignment', async () => {
    const strict = step('dmarc/publish', [txt('_dmarc.example.org', ['v=DMARC1; p=none; aspf=s'])])
    const zone: Zone = { 'bounce.example.org': { TXT: [`v=spf1 ip4:${IP} -all`] } }
    const options: ContextOptions = {
      message: { ip: IP, helo: null, mailFrom: 'a@bounce.example.org', fromDomain: 'example.org', signatures: null },
    }
    expect((await proof(zone, [publish], options)).dmarc).toBe('pass')
    expect((await proof(zone, [strict], options)).dmarc).not.toBe('pass')
  })

  it('is unknown where the DNS does not say', async () => {
    const zone: Zone = { ...DMARC, 'bounces.example.net': { TXT: 'SERVFAIL' } }
    const options = { ip: IP, mailFrom: 'a@bounces.example.net' }
    expect((await proof(zone, [], options)).dmarc).toBe('unknown')
  })
})
