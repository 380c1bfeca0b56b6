import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { mtaStsSyntax } from './syntax.ts'

const judge = async (zone: Zone) => runCheck(mtaStsSyntax, await evidenceFrom('example.org', zone))
const txt = (...TXT: string[]) => ({ '_mta-sts.example.org': { TXT } })

describe('mta-sts/syntax', () => {
  it('tells where the mistake stands', async () => {
    const record = 'v=STSv1; x'
    expect(await judge(txt(record))).toMatchObject({
      status: 'fail',
      params: { record, position: 10, code: 'missing-equals' },
    })
  })

  it('sees a record that receivers would not even take for one', async () => {
    expect(await judge(txt('"v=STSv1; id=1"'))).toMatchObject({ status: 'fail', params: { position: 1 } })
  })

  it('passes a record that is right', async () => {
    expect((await judge(txt('v=STSv1; id=1'))).status).toBe('pass')
  })

  it.each([[], ['v=STSv1; id=1', 'v=STSv1; id=1;']])('says nothing of none, or of several', async (...TXT) => {
    expect((await judge(txt(...TXT))).status).toBe('not-applicable')
  })

  it('does not know when the server did not answer', async () => {
    expect(await judge({ '_mta-sts.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})
