import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { doesNotResolve } from './does-not-resolve.ts'

const judge = async (helo: string, zone: Zone = {}) =>
  runCheck(doesNotResolve, await evidenceFrom('example.org', zone, { helo }))

describe('helo/does-not-resolve', () => {
  it('fails for a name without address', async () => {
    expect(await judge('mail.example.org')).toMatchObject({ status: 'fail', params: { helo: 'mail.example.org' } })
  })

  it('passes for a name with one', async () => {
    expect((await judge('mail.example.org', { 'mail.example.org': { AAAA: ['2001:db8::1'] } })).status).toBe('pass')
  })

  it('leaves what is no name to helo/not-a-name', async () => {
    expect((await judge('[192.0.2.1]')).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect((await judge('mail.example.org', { 'mail.example.org': { A: 'TIMEOUT' } })).status).toBe('unknown')
  })
})
