import { replyRule, replySamples } from '@bienrecu/knowledge/smtp-replies'
import { RelayTest } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createProbeLab } from '../probes/fixtures/probe-lab.ts'
import type { RelayScript } from '../smtp/fixtures/relay-script.ts'

/** Where in a conversation a phase of the rules takes place. */
const PLACES = {
  connect: 'greeting',
  auth: 'AUTH',
  mail_from: 'MAIL',
  rcpt: 'RCPT',
  data: 'body',
  delivery: 'body',
} as const
const STEPS = { greeting: 'greeting', AUTH: 'auth', MAIL: 'mail-from', RCPT: 'rcpt' } as const

/** Words of Google, Microsoft, Yahoo, OVHcloud, IONOS, Orange, La Poste beyond the samples of the knowledge base. */
const WORDINGS = [
  [
    'AUTH',
    '534-5.7.14 <https://accounts.google.com/signin/continue> Please log in via your web browser',
    'gmail-534-5.7.14',
  ],
  ['AUTH', '454 4.7.0 Too many login attempts, please try again later.', 'gmail-454-4.7.0'],
  ['MAIL', '530-5.7.0 Authentication Required. For more information, go to', 'gmail-530-5.7.0'],
  ['greeting', '421-4.7.0 Try again later, closing connection.', 'gmail-421-4.7.0'],
  [
    'AUTH',
    '535 5.7.139 Authentication unsuccessful, the request did not meet the criteria to be authenticated successfully.',
    'ms-535-5.7.139-criteria',
  ],
  ['AUTH', '535 5.7.3 Authentication unsuccessful', 'ms-535-5.7.3'],
  ['MAIL', '530 5.7.57 Client not authenticated to send mail.', 'ms-530-5.7.57'],
  ['MAIL', '550 5.1.8 Access denied, bad outbound sender AS(42004)', 'ms-550-5.1.8'],
  ['AUTH', '535 5.7.0 (#AUTH005) Too many bad auth attempts.', 'yahoo-535-5.7.0'],
  ['MAIL', '553 From address not verified - see https://help.yahoo.com', 'yahoo-553-from'],
  ['AUTH', '535 5.7.1 Authentication failed', 'ovh-535'],
  ['AUTH', '535 Authentication credentials invalid', 'ionos-535'],
  ['MAIL', '450 Requested mail action not taken: mailbox unavailable. Mail send limit exceeded.', 'ionos-450-limit'],
  ['RCPT', '550 5.1.0 Emetteur invalide. Invalid Sender. OFR_403 [403]', 'orange-ofr-403-415'],
  ['MAIL', '550 5.7.1 Mail from not owned by user. LPN007_421', 'laposte-lpn-421'],
  ['RCPT', '554 5.7.1 <x@example.org>: Relay access denied', 'generic-550-relay'],
] as const

const lastLine = (text: string): string => text.replace(/^(\d{3})-/, '$1 ')

const failedTest = async (script: RelayScript) => {
  const lab = await createProbeLab({ script })
  const response = await lab.request(`/v1/relays/${lab.relayId}/test`, { method: 'POST' })
  const test = RelayTest.parse(await response.json())
  return { test, failed: test.steps.find(({ outcome }) => outcome === 'failed')?.step }
}

const SAMPLES = replySamples().map(
  ({ text, expect: id }) => [PLACES[replyRule(id)?.phase ?? 'auth'], text, id] as const,
)

describe.each([...SAMPLES, ...WORDINGS].filter(([place]) => place !== 'body'))('said to %s: %s', (place, text, id) => {
  it('fails at its step, and is recognised', async () => {
    const { test, failed } = await failedTest({ [place]: lastLine(text) })
    expect(test).toMatchObject({ ok: false, cause: { id }, reply: expect.stringContaining(text.slice(4, 40)) })
    expect(failed).toBe(place === 'body' ? null : STEPS[place])
  })
})

describe.each(SAMPLES.filter(([place]) => place === 'body'))('said to %s: %s', (_place, text, id) => {
  it('is the cause of a probe that was refused', async () => {
    const lab = await createProbeLab({ script: { body: lastLine(text) } })
    expect(await lab.send()).toMatchObject({ state: 'failed', cause: { id } })
  })
})
