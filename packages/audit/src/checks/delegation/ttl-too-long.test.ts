import { describe, expect, it } from 'vitest'
import { evidenceFromServers } from '../../../fixtures/name-servers.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { type Evidence, type Fact, known, notKnown } from '../../evidence.ts'
import { runCheck } from '../../run.ts'
import { ttlTooLong } from './ttl-too-long.ts'

const withTtl = async (txtTtl: Fact<number | null>): Promise<Evidence> => {
  const evidence = await evidenceFromServers({ ns1: {} })
  if (!evidence.delegation.known || !evidence.delegation.value) throw new Error('no zone')
  return { ...evidence, delegation: known({ ...evidence.delegation.value, txtTtl }) }
}

describe('delegation/ttl-too-long', () => {
  it.each([
    [86_401, 'fail'],
    [172_800, 'fail'],
    [86_400, 'pass'],
    [300, 'pass'],
    [null, 'not-applicable'],
  ])('%s seconds: %s', async (ttl, status) => {
    expect(runCheck(ttlTooLong, await withTtl(known(ttl))).status).toBe(status)
  })

  it('tells the hours, calmly', async () => {
    expect(runCheck(ttlTooLong, await withTtl(known(172_800)))).toMatchObject({
      severity: 'info',
      params: { hours: 48 },
    })
  })

  it('does not know when the server did not answer', async () => {
    expect(runCheck(ttlTooLong, await withTtl(notKnown('timeout'))).status).toBe('unknown')
  })

  it('says nothing about a domain that is not registered', async () => {
    expect(runCheck(ttlTooLong, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })
})
