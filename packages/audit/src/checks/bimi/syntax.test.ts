import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { bimiSyntax } from './syntax.ts'

const judge = async (zone: Zone) => runCheck(bimiSyntax, await evidenceFrom('example.org', zone))
const txt = (...TXT: string[]) => ({ 'default._bimi.example.org': { TXT } })

describe('bimi/syntax', () => {
  it('tells where the mistake stands', async () => {
    const record = 'v=BIMI1; x'
    expect(await judge(txt(record))).toMatchObject({
      status: 'fail',
      params: { record, position: 10, code: 'missing-equals' },
    })
  })

  it('sees a record that receivers would not even take for one', async () => {
    expect(await judge(txt('"v=BIMI1; l="'))).toMatchObject({ status: 'fail', params: { position: 1 } })
  })

  it('passes a record that is right', async () => {
    expect((await judge(txt('v=BIMI1; l='))).status).toBe('pass')
  })

  it.each([[], ['v=BIMI1; l=', 'v=BIMI1; l=;']])('says nothing of none, or of several', async (...TXT) => {
    expect((await judge(txt(...TXT))).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ 'default._bimi.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})
