import { expect, it } from 'vitest'
import { evidenceFrom, type EvidenceOptions, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { syntax } from './syntax.ts'

const judged = async (zone: Zone, options: EvidenceOptions = {}, domain = 'example.org') =>
  runCheck(syntax, await evidenceFrom(domain, zone, options))
const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

it('passes over what other checks tell', async () => {
  expect(await judged(record('v=DMARC1; p=none; pct=100; x=1; rua=nobody'))).toMatchObject({ status: 'pass' })
  expect(await judged(record('V = DMARC1 ;p = Reject ;'))).toMatchObject({ status: 'pass' })
})

it('tells every place, counted from one', async () => {
  expect(await judged(record('v=DMARC1; p=none; adkim=x;; sp'))).toMatchObject({
    status: 'fail',
    severity: 'medium',
    params: { name: '_dmarc.example.org', positions: ['25', '27', '29'], excerpt: 'x;; sp' },
  })
})

it('is grave when the policy itself cannot be read', async () => {
  expect(await judged(record('v=DMARC1; p=rejct'))).toMatchObject({ status: 'fail', severity: 'high' })
})

it.each([
  'v=dmarc1; p=none',
  'v=DMARC1 p=none',
  'DMARC1; p=none',
  ' v=DMARC1; p=none',
  '"v=DMARC1; p=none"',
  'p=none; v=DMARC1; rua=mailto:a@example.org',
  'p=reject; rua=mailto:a@example.org',
])('fails for %j, which is no record at all', async (text) => {
  expect(await judged(record(text))).toMatchObject({ status: 'fail', severity: 'high', params: { positions: ['1'] } })
})

it('has nothing to say without a record, and is unknown without an answer', async () => {
  expect(await judged({})).toMatchObject({ status: 'not-applicable' })
  expect(await judged({ '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({ status: 'unknown' })
})
