import { expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { known } from '../../evidence.ts'
import type { MessageFacts } from '../../message.ts'
import { runCheck } from '../../run.ts'
import type { SpfCheck } from '../../spf/check-host.ts'
import { dmarcWouldFail } from './dmarc-would-fail.ts'
import { messageFrom } from '../../../fixtures/message.ts'

const record = (...texts: string[]): Zone => ({ '_dmarc.example.org': { TXT: texts }, 'example.org': { TXT: [] } })

const zone = (policy: string) => record(`v=DMARC1; p=${policy}`)
const spf = (result: SpfCheck['result']): SpfCheck => ({ ...SPF, result })
const SPF = { explanation: null, lookups: 0, voids: 0, matched: null } as unknown as SpfCheck

const seen = async (message: MessageFacts | null, result: SpfCheck['result'] | null, on: Zone = zone('reject')) => {
  const evidence = await evidenceFrom('example.org', on, { message })
  const spfCheck = known(result && spf(result))
  return runCheck(dmarcWouldFail, { ...evidence, spfCheck })
}

it('passes by SPF or by DKIM, either being enough', async () => {
  expect(await seen(messageFrom('a@bounce.example.org', 'example.net'), 'pass')).toMatchObject({ status: 'pass' })
  expect(await seen(messageFrom('a@example.net', 'mail.example.org'), 'fail')).toMatchObject({ status: 'pass' })
})

it('fails when neither is aligned and passes, the worse the stricter the policy', async () => {
  const message = messageFrom('a@example.net', 'example.net')
  expect(await seen(message, 'pass')).toMatchObject({
    status: 'fail',
    severity: 'critical',
    params: { from: 'example.org' },
  })
  expect(await seen(message, 'pass', zone('none'))).toMatchObject({ status: 'fail', severity: 'high' })
  expect(await seen(message, 'pass', zone('quarantine; t=y'))).toMatchObject({ status: 'fail', severity: 'high' })
  expect(await seen(messageFrom('a@example.org'), 'softfail')).toMatchObject({ status: 'fail' })
})

it('says nothing of what nobody judged', async () => {
  expect(await seen(null, null)).toMatchObject({ status: 'not-applicable' })
  expect(await seen(messageFrom('a@example.org'), null)).toMatchObject({ status: 'not-applicable' })
  expect(await seen(messageFrom('a@example.org'), 'temperror')).toMatchObject({ status: 'not-applicable' })
  const unsigned = { ...messageFrom('a@example.net'), signatures: null }
  expect(await seen(unsigned, 'pass')).toMatchObject({ status: 'not-applicable' })
})

it('is unknown when the organisation of one that passes is', async () => {
  const silent = { ...zone('reject'), '_dmarc.b.example.org': { TXT: 'TIMEOUT' } } as const
  const finding = await seen(messageFrom('a@b.example.org'), 'pass', silent)
  expect(finding).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
})
