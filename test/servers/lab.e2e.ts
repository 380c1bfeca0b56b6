import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'

import { startLab, type Lab } from './lab.ts'
import { SOUND_RECORDS } from './lab-zones.ts'
import type { Evaluation } from './mail-tester/evaluate.ts'
import { judge } from './mail-tester/judge.ts'
import { submitSample } from './submit-sample.ts'

let lab: Lab
let addresses = 0

beforeAll(async () => {
  lab = await startLab()
})
afterAll(() => lab.stop())

const newAddress = () => `test-lab${(addresses += 1)}@srv1.mail-tester.com`

async function arrivalOf(choices?: Parameters<typeof submitSample>[2]): Promise<Evaluation> {
  const address = newAddress()
  await submitSample(lab, address, choices)
  return lab.mailTester.waitForMail(address)
}

function marks(evaluation: Evaluation): Record<string, number> {
  const { sections } = judge(evaluation)
  const everything = [...sections, ...sections.flatMap(({ checks }) => checks)]
  return Object.fromEntries(everything.map(({ key, mark }) => [key, mark]))
}

describe('mail from the user’s relay to mail-tester', () => {
  it.each(['tls', 'starttls'] as const)(
    'arrives when it is submitted with %s, signed and authenticated',
    async (security) => {
      const { authentication, mail, domain } = await arrivalOf({ security })
      expect(authentication).toMatchObject({
        spf: { result: 'pass' },
        dkim: [{ result: 'pass', domain: 'example.org', selector: 'bienrecu', keyBits: 2048 }],
        dmarc: { result: 'pass', aligned: true },
      })
      expect(mail).toMatchObject({ helo: 'smtp.example.org', envelopeFrom: 'isabelle@example.org' })
      expect(domain).toMatchObject({ reverseNames: ['smtp.example.org'], mx: ['smtp.example.org'], a: ['127.0.0.1'] })
    },
  )

  it('is worth ten points when everything is as it should be', async () => {
    expect(judge(await arrivalOf())).toMatchObject({ score: 10, band: 4 })
  })

  it('goes through a relay without TLS and authentication', async () => {
    expect((await arrivalOf({ security: 'none' })).authentication.spf.result).toBe('pass')
  })

  it('keeps a subject in any script', async () => {
    expect((await arrivalOf({ mail: { subject: 'Devis à valider – 見積書 – عرض' } })).body.subject).toBe(
      'Devis à valider – 見積書 – عرض',
    )
  })

  it('leaves the relay for mail-tester and for the user’s own domain only', async () => {
    await expect(submitSample(lab, 'somebody@example.com')).rejects.toThrow('550 5.7.1')
    await submitSample(lab, 'isabelle@example.org')
    await expect.poll(() => lab.inbox.received.length).toBe(1)
  })
})

describe('the relay', () => {
  it('refuses a wrong password, in the words of Postfix', async () => {
    const login = { username: lab.relay.username, password: 'not the password' }
    await expect(submitSample(lab, newAddress(), { login })).rejects.toThrow('535 5.7.8 Error: authentication failed')
  })

  it('refuses an unknown user', async () => {
    const login = { username: 'nobody@example.org', password: lab.relay.password }
    await expect(submitSample(lab, newAddress(), { login })).rejects.toThrow('535 5.7.8')
  })
})

describe('SpamAssassin', () => {
  it('finds DKIM valid and has nothing against a sound message', async () => {
    const { spam } = await arrivalOf()
    expect(spam.rules.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['DKIM_SIGNED', 'DKIM_VALID', 'HTML_MESSAGE']),
    )
    expect(spam.points).toBeLessThanOrEqual(0)
  })

  it('takes points off for what spammers write', async () => {
    const evaluation = await arrivalOf({ mail: { subject: 'VIAGRA', text: 'Buy cheap viagra and cialis online now' } })
    expect(evaluation.spam.rules).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'DRUGS_ERECTILE', description: expect.stringContaining('drug') }),
      ]),
    )
    expect(marks(evaluation)['spamassassin']).toBeLessThan(0)
  })
})

describe('what the domain publishes', () => {
  afterEach(async () => {
    lab.setSigning(true)
    await lab.publish(SOUND_RECORDS)
  })

  it('counts at once when it changes', async () => {
    await lab.publish({ spf: 'v=spf1 ip4:192.0.2.1 ~all', dmarc: null, dkim: false })
    const evaluation = await arrivalOf()
    expect(evaluation.authentication).toMatchObject({ spf: { result: 'softfail' }, dmarc: { record: null } })
    expect(evaluation.authentication.dkim).not.toContainEqual(expect.objectContaining({ result: 'pass' }))
    expect(marks(evaluation)).toMatchObject({ spf: -1, dkim: -1, dmarc: -1, signature: -3 })
    await lab.publish(SOUND_RECORDS)
    expect(judge(await arrivalOf()).score).toBe(10)
  })

  it('has no signature while OpenDKIM is off', async () => {
    lab.setSigning(false)
    const unsigned = await arrivalOf()
    lab.setSigning(true)

    expect(unsigned.authentication.dkim).toEqual([])
    expect(marks(unsigned)).toMatchObject({ dkim: -1, spf: 0, dmarc: 0 })
    expect(marks(await arrivalOf())).toMatchObject({ dkim: 0 })
  })

  it('costs half a point for each blocklist that names the relay', async () => {
    await lab.setBlocklisted('bl.spamcop.net', true)
    const listed = await arrivalOf()
    await lab.setBlocklisted('bl.spamcop.net', false)

    const answers = new Map(listed.domain.blocklists.map(({ name, statusCode }) => [name, statusCode]))
    expect(answers.get('SPAMCOP')).toBe(1)
    expect(answers.get('SPAMHAUS-ZEN')).toBe(0)
    expect(answers.get('INPS_DE')).toBe(-1)
    expect(judge(listed)).toMatchObject({ score: 9.5 })
  })
})

describe('the body', () => {
  it('costs half a point for images without alt', async () => {
    const html =
      '<p>Look at this quote that we have made for you.</p><img src="https://example.org/a.png"><img src="b.png" alt="b">'
    const evaluation = await arrivalOf({ mail: { html } })
    expect(evaluation.body.imagesWithoutAlt).toEqual(['<img src="https://example.org/a.png">'])
    expect(marks(evaluation)).toMatchObject({ 'alt-attribute': -0.5, 'list-unsubscribe': 0 })
  })
})
