import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { dkimNotAligned } from './dkim-not-aligned.ts'
import { messageFrom } from '../../../fixtures/message.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(dkimNotAligned, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

const from = (mailFrom: string, ...domains: string[]): EvidenceOptions => ({
  message: messageFrom(mailFrom, ...domains),
})

const zone = record('v=DMARC1; p=reject')

it('passes when one signature is of the organisation', async () => {
  expect(await judged(zone, from('a@example.net', 'example.net', 'mail.example.org'))).toMatchObject({ status: 'pass' })
})

it('names the domains signed for, mildly where SPF is aligned', async () => {
  expect(await judged(zone, from('a@example.net', 'example.net', 'example.com'))).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { domains: ['example.net', 'example.com'], from: 'example.org' },
  })
  expect(await judged(zone, from('a@example.org', 'example.net'))).toMatchObject({ status: 'fail', severity: 'low' })
})

it('leaves strict alignment to the check that knows the cure', async () => {
  const strict = record('v=DMARC1; p=reject; adkim=s')
  expect(await judged(strict, from('a@example.net', 'mail.example.org'))).toMatchObject({ status: 'not-applicable' })
})

it('has nothing to say without a signature, and is unknown without an answer', async () => {
  expect(await judged(zone, from('a@example.org'))).toMatchObject({ status: 'not-applicable' })
  const silent = { ...zone, '_dmarc.b.example.org': { TXT: 'TIMEOUT' } } as const
  expect(await judged(silent, from('a@example.net', 'b.example.org'))).toMatchObject({ status: 'unknown' })
})
