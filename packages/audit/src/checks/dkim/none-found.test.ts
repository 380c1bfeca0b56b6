import { describe, expect, it } from 'vitest'
import { keyZone, RSA_RECORD, signedWith, withKeys } from '../../../fixtures/dkim-keys.ts'
import { evidenceFrom } from '../../../fixtures/zone.ts'
import { known } from '../../evidence.ts'
import { runCheck } from '../../run.ts'
import { noneFound } from './none-found.ts'

describe('dkim/none-found', () => {
  it('passes when a guess finds a key', async () => {
    expect(runCheck(noneFound, await evidenceFrom('example.org', keyZone({ google: [RSA_RECORD] }))).status).toBe(
      'pass',
    )
  })

  it('says that nothing was found, which proves nothing', async () => {
    const finding = runCheck(
      noneFound,
      await evidenceFrom('example.org', { 'x._domainkey.example.org': { TXT: ['x'] } }),
    )
    expect(finding).toMatchObject({ status: 'fail', severity: 'info' })
    expect(finding.params['tried']).toBeGreaterThan(30)
  })

  it('says nothing where no key can stand', async () => {
    expect(runCheck(noneFound, await evidenceFrom('example.org', {})).status).toBe('not-applicable')
  })

  it('says nothing where a key was named, a message has spoken, or any name answers', async () => {
    expect(runCheck(noneFound, await withKeys({ a: [] })).status).toBe('not-applicable')
    expect(runCheck(noneFound, await withKeys({}, { message: signedWith([]) })).status).toBe('not-applicable')
    const evidence = await withKeys({})
    const wildcard = known({ records: ['v=DKIM1; p='], alias: null })
    expect(runCheck(noneFound, { ...evidence, dkimSearch: known({ tried: 40, wildcard }) }).status).toBe(
      'not-applicable',
    )
  })

  it('is unknown when a guess got no answer', async () => {
    const evidence = await evidenceFrom('example.org', keyZone({ google: 'TIMEOUT' }))
    expect(runCheck(noneFound, evidence)).toMatchObject({ status: 'unknown', params: { reason: 'timeout' } })
  })
})
