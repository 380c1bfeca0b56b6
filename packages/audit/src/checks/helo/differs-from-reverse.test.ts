import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { differsFromReverse } from './differs-from-reverse.ts'

const judge = async (helo: string, zone: Zone = {}) =>
  runCheck(differsFromReverse, await evidenceFrom('example.org', zone, { helo, ip: '192.0.2.10' }))
const pointer = (...PTR: string[]) => ({ '10.2.0.192.in-addr.arpa': { PTR } })

describe('helo/differs-from-reverse', () => {
  it('says so, calmly', async () => {
    expect(await judge('mail.example.org', pointer('host.example.net'))).toMatchObject({
      status: 'fail',
      severity: 'info',
      params: { helo: 'mail.example.org', names: ['host.example.net'] },
    })
  })

  it('passes when one of the names is the same, whatever its case', async () => {
    expect((await judge('Mail.example.org', pointer('host.example.net', 'MAIL.example.org.'))).status).toBe('pass')
  })

  it('says nothing when the address has no name', async () => {
    expect((await judge('mail.example.org')).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect((await judge('mail.example.org', { '10.2.0.192.in-addr.arpa': { PTR: 'TIMEOUT' } })).status).toBe('unknown')
  })
})
