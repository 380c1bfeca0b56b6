import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { strictAlignmentNotMet } from './strict-alignment-not-met.ts'
import { messageFrom } from '../../../fixtures/message.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(strictAlignmentNotMet, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

const from = (mailFrom: string, ...domains: string[]): EvidenceOptions => ({
  message: messageFrom(mailFrom, ...domains),
})

const strict = record('v=DMARC1; p=reject; aspf=s; adkim=s')

it('passes when the record is content with the organisation', async () => {
  const options = from('a@bounce.example.org', 'mail.example.org')
  expect(await judged(record('v=DMARC1; p=reject'), options)).toMatchObject({ status: 'pass' })
})

it('passes with the very same domain, one signature of several being enough', async () => {
  const options = from('a@example.org', 'mail.example.org', 'example.org')
  expect(await judged(strict, options)).toMatchObject({ status: 'pass' })
})

it('fails below it, and badly when nothing is left', async () => {
  expect(await judged(strict, from('a@bounce.example.org', 'mail.example.org'))).toMatchObject({
    status: 'fail',
    severity: 'high',
    params: { tags: ['aspf=s', 'adkim=s'], domains: ['bounce.example.org', 'mail.example.org'], from: 'example.org' },
  })
  const signed = await judged(strict, from('a@bounce.example.org', 'example.org'))
  expect(signed).toMatchObject({ status: 'fail', severity: 'medium', params: { tags: ['aspf=s'] } })
})

it('leaves strangers to the checks of alignment', async () => {
  expect(await judged(strict, from('a@example.net', 'example.net'))).toMatchObject({ status: 'pass' })
})

it('has nothing to say without a message, and is unknown without an answer', async () => {
  expect(await judged(strict)).toMatchObject({ status: 'not-applicable' })
  const zone = { '_dmarc.example.org': { TXT: 'TIMEOUT' } } as const
  expect(await judged(zone, from('a@bounce.example.org', 'example.org'))).toMatchObject({ status: 'unknown' })
})
