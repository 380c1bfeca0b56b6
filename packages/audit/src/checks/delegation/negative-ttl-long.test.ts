import { describe, expect, it } from 'vitest'
import { evidenceFromServers, soa } from '../../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { type Evidence, type Fact, known, notKnown } from '../../evidence.ts'
import { runCheck } from '../../run.ts'
import { negativeTtlLong } from './negative-ttl-long.ts'

const withTtl = async (negativeTtl: Fact<number>): Promise<Evidence> => {
  const evidence = await evidenceFromServers({ ns1: {} })
  if (!evidence.delegation.known || !evidence.delegation.value) throw new Error('no zone')
  return { ...evidence, delegation: known({ ...evidence.delegation.value, negativeTtl }) }
}

describe('delegation/negative-ttl-long', () => {
  it.each([
    [3601, 'pass'], // the SOA record itself is kept for 3600 seconds only, and the lower of the two counts
    [3600, 'pass'],
    [300, 'pass'],
  ])('MINIMUM %i: %s', async (minimum, status) => {
    const evidence = await evidenceFromServers({ ns1: { SOA: [soa(1, minimum)] } })
    expect(runCheck(negativeTtlLong, evidence).status).toBe(status)
  })

  it('fails from one second over an hour on', async () => {
    expect(runCheck(negativeTtlLong, await withTtl(known(3601))).status).toBe('fail')
  })

  it('tells the minutes, calmly', async () => {
    expect(runCheck(negativeTtlLong, await withTtl(known(3660)))).toMatchObject({
      status: 'fail',
      severity: 'info',
      params: { zone: 'example.org', minutes: 61 },
    })
  })

  it('does not know when the zone was not told', async () => {
    expect(runCheck(negativeTtlLong, await withTtl(notKnown('servfail'))).status).toBe('unknown')
  })

  it('says nothing about a domain that is not registered', async () => {
    expect(runCheck(negativeTtlLong, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })
})
