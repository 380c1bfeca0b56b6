import { describe, expect, it } from 'vitest'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { nullMx } from './null.ts'

const ZONE = { 'example.org': { MX: ['0 .'] } }

describe('mx/null', () => {
  it('fails for a domain that sends', async () => {
    const evidence = await evidenceFrom('example.org', ZONE, { mailFrom: 'a@example.org' })
    expect(runCheck(nullMx, evidence)).toMatchObject({ status: 'fail', severity: 'high' })
  })

  it('is only a word about a domain of which no message is known', async () => {
    expect(runCheck(nullMx, await evidenceFrom('example.org', ZONE))).toMatchObject({
      status: 'fail',
      severity: 'info',
    })
  })

  it('is only a word when the message came from elsewhere', async () => {
    const message = { ip: null, helo: null, mailFrom: '', fromDomain: 'example.net', signatures: null }
    const evidence = await evidenceFrom('example.org', ZONE, { message })
    expect(runCheck(nullMx, evidence)).toMatchObject({ status: 'fail', severity: 'info' })
  })

  it.each([{}, { 'example.org': { MX: ['10 mx.example.org'] } }])('passes %j', async (zone) => {
    expect(runCheck(nullMx, await evidenceFrom('example.org', zone)).status).toBe('pass')
  })

  it('does not know when the server did not answer', async () => {
    const evidence = await evidenceFrom('example.org', { 'example.org': { MX: 'REFUSED' } })
    expect(runCheck(nullMx, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'refused' } })
  })
})
