import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { bounceDomainCannotReceive } from './bounce-domain-cannot-receive.ts'

const BOUNCE = 'bounce.example.org'
const judge = async (zone: Zone, mailFrom = `x@${BOUNCE}`) =>
  runCheck(bounceDomainCannotReceive, await evidenceFrom('example.org', zone, { mailFrom }))

describe('mx/bounce-domain-cannot-receive', () => {
  it.each([
    {},
    { [BOUNCE]: { MX: ['0 .'], A: ['192.0.2.1'] } },
    { [BOUNCE]: { MX: ['10 mx.example.net'] } },
    { [BOUNCE]: { MX: ['10 192.0.2.1'] } },
  ])('fails over %j', async (zone) => {
    expect(await judge(zone)).toMatchObject({ status: 'fail', params: { domain: BOUNCE } })
  })

  it.each([
    { [BOUNCE]: { A: ['192.0.2.1'] } },
    { [BOUNCE]: { MX: ['10 a.example.net', '20 b.example.net'] }, 'b.example.net': { AAAA: ['2001:db8::1'] } },
  ])('passes %j', async (zone) => {
    expect((await judge(zone)).status).toBe('pass')
  })

  it.each(['', 'a@example.org', 'A@EXAMPLE.ORG', 'postmaster'])('says nothing for the sender %j', async (mailFrom) => {
    expect((await judge({}, mailFrom)).status).toBe('not-applicable')
  })

  it.each([
    { [BOUNCE]: { MX: 'TIMEOUT' } },
    { [BOUNCE]: { A: 'TIMEOUT' } },
    { [BOUNCE]: { MX: ['10 mx.example.net'] }, 'mx.example.net': { A: 'TIMEOUT' } },
  ] as const)('does not know over %j', async (zone) => {
    expect((await judge(zone)).status).toBe('unknown')
  })
})
