import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { needsDmarc } from './needs-dmarc.ts'

const BIMI = { 'default._bimi.example.org': { TXT: ['v=BIMI1; l=https://example.org/logo.svg'] } }
const judge = async (zone: Zone) => runCheck(needsDmarc, await evidenceFrom('example.org', zone))

describe('bimi/needs-dmarc', () => {
  it.each([[], ['v=DMARC1; p=none'], ['v=DMARC1; p=quarantine; t=y'], ['v=DMARC1; p=reject; sp=none']])(
    'fails with %j',
    async (...TXT) => {
      expect(await judge({ ...BIMI, '_dmarc.example.org': { TXT } })).toMatchObject({
        status: 'fail',
        params: { domain: 'example.org' },
      })
    },
  )

  it.each(['v=DMARC1; p=quarantine', 'v=DMARC1; p=reject; t=y', 'v=DMARC1; p=reject; sp=quarantine'])(
    'passes %s',
    async (record) => {
      expect((await judge({ ...BIMI, '_dmarc.example.org': { TXT: [record] } })).status).toBe('pass')
    },
  )

  it.each([{}, { 'default._bimi.example.org': { TXT: ['v=BIMI1; l=; a='] } }])(
    'says nothing where no logo is offered: %j',
    async (zone) => {
      expect((await judge(zone)).status).toBe('not-applicable')
    },
  )

  it('does not know when the server did not answer', async () => {
    expect(await judge({ ...BIMI, '_dmarc.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})
