import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { spfNotAligned } from './spf-not-aligned.ts'
import { messageFrom } from '../../../fixtures/message.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(spfNotAligned, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

const from = (mailFrom: string, ...domains: string[]): EvidenceOptions => ({
  message: messageFrom(mailFrom, ...domains),
})

const zone = record('v=DMARC1; p=reject')

it('passes with a Return-Path of the organisation', async () => {
  expect(await judged(zone, from('a@bounce.example.org'))).toMatchObject({ status: 'pass' })
})

it('names the Return-Path that is not', async () => {
  expect(await judged(zone, from('a@bounce.example.net'))).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { returnPath: 'bounce.example.net', from: 'example.org' },
  })
})

it('is calm when the message is signed for the domain', async () => {
  const finding = await judged(zone, from('a@bounce.example.net', 'example.org'))
  expect(finding).toMatchObject({ status: 'fail', severity: 'info' })
})

it('takes HELO for the null reverse-path', async () => {
  expect(await judged(zone, from(''))).toMatchObject({ status: 'fail', params: { returnPath: 'mx.example.com' } })
})

it('leaves strict alignment to the check that knows the cure', async () => {
  const strict = record('v=DMARC1; p=reject; aspf=s')
  expect(await judged(strict, from('a@bounce.example.org'))).toMatchObject({ status: 'not-applicable' })
  expect(await judged(strict, from('a@example.net'))).toMatchObject({ status: 'fail' })
})

it('judges relaxed alignment without any record, by the names alone', async () => {
  expect(await judged({}, from('a@example.org'))).toMatchObject({ status: 'pass' })
})

it('has nothing to say without a message, and is unknown without an answer', async () => {
  expect(await judged(zone)).toMatchObject({ status: 'not-applicable' })
  const silent = { ...zone, '_dmarc.b.example.org': { TXT: 'TIMEOUT' } } as const
  expect(await judged(silent, from('a@b.example.org'))).toMatchObject({ status: 'unknown' })
})
