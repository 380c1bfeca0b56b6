import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { scoreOf } from '../../score.ts'
import { runCheck } from '../../run.ts'
import { mtaStsAbsent } from './absent.ts'

const judge = async (zone: Zone) => runCheck(mtaStsAbsent, await evidenceFrom('example.org', zone))
const MX = { 'example.org': { MX: ['10 mx.example.org'] } }

describe('mta-sts/absent', () => {
  it('is only a word, and takes nothing from the grade', async () => {
    const finding = await judge(MX)
    expect(finding).toMatchObject({ status: 'fail', severity: 'info', params: { domain: 'example.org' } })
    expect(scoreOf([finding])).toBe(100)
  })

  it('passes where there is one', async () => {
    expect((await judge({ ...MX, '_mta-sts.example.org': { TXT: ['v=STSv1; id=1'] } })).status).toBe('pass')
  })

  it.each([{}, { 'example.org': { MX: ['0 .'] } }])(
    'says nothing to a domain that receives no mail: %j',
    async (zone) => {
      expect((await judge(zone)).status).toBe('not-applicable')
    },
  )

  it('does not know when the server did not answer', async () => {
    expect(await judge({ ...MX, '_mta-sts.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})
