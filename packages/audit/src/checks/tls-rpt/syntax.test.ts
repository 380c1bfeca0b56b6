import { describe, expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../../fixtures/zone.ts'
import { runCheck } from '../../run.ts'
import { tlsRptSyntax } from './syntax.ts'

const judge = async (zone: Zone) => runCheck(tlsRptSyntax, await evidenceFrom('example.org', zone))
const txt = (...TXT: string[]) => ({ '_smtp._tls.example.org': { TXT } })

describe('tls-rpt/syntax', () => {
  it('tells where the mistake stands', async () => {
    const record = 'v=TLSRPTv1; x'
    expect(await judge(txt(record))).toMatchObject({
      status: 'fail',
      params: { record, position: 13, code: 'missing-equals' },
    })
  })

  it('sees a record that receivers would not even take for one', async () => {
    expect(await judge(txt('"v=TLSRPTv1; rua=mailto:a@example.org"'))).toMatchObject({
      status: 'fail',
      params: { position: 1 },
    })
  })

  it('passes a record that is right', async () => {
    expect((await judge(txt('v=TLSRPTv1; rua=mailto:a@example.org'))).status).toBe('pass')
  })

  it.each([[], ['v=TLSRPTv1; rua=mailto:a@example.org', 'v=TLSRPTv1; rua=mailto:a@example.org;']])(
    'says nothing of none, or of several',
    async (...TXT) => {
      expect((await judge(txt(...TXT))).status).toBe('not-applicable')
    },
  )

  it('does not know when the server did not answer', async () => {
    expect(await judge({ '_smtp._tls.example.org': { TXT: 'TIMEOUT' } })).toMatchObject({
      status: 'unknown',
      params: { reason: 'timeout' },
    })
  })
})
