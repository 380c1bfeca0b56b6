import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { cnameTarget } from './cname-target.ts'

const judge = async (zone: Zone) => runCheck(cnameTarget, await evidenceFrom('example.org', zone))

describe('mx/cname-target', () => {
  it('fails for an alias', async () => {
    const zone = {
      'example.org': { MX: ['10 mail.example.org', '20 mx.example.org'] },
      'mail.example.org': { CNAME: ['mx.example.org'] },
      'mx.example.org': { A: ['192.0.2.1'] },
    }
    expect(await judge(zone)).toMatchObject({ status: 'fail', params: { hosts: ['mail.example.org'] } })
  })

  it('passes for a name', async () => {
    const zone = { 'example.org': { MX: ['10 mx.example.org'] }, 'mx.example.org': { A: ['192.0.2.1'] } }
    expect((await judge(zone)).status).toBe('pass')
  })

  it('says nothing without a mail server', async () => {
    expect((await judge({})).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(
      await judge({ 'example.org': { MX: ['10 mx.example.org'] }, 'mx.example.org': { CNAME: 'TIMEOUT' } }),
    ).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })
})
