import { mailProviders } from '@bienrecu/knowledge/mail-providers'
import { describe, expect, it } from 'vitest'
import { RSA_RECORD, signature } from '../../../../fixtures/dkim-keys.ts'
import { type ContextOptions, contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { renderStep } from '../../render-plan.ts'
import { align } from './align.ts'

const ZONE: Zone = {
  'example.org': { TXT: ['v=spf1 -all'] },
  'a._domainkey.example.org': { TXT: [RSA_RECORD] },
}
const message = (mailFrom: string, isSigned: boolean): ContextOptions['message'] => ({
  ip: '192.0.2.1',
  helo: 'mta.example.net',
  mailFrom,
  fromDomain: 'example.org',
  signatures: isSigned ? [signature()] : [],
})
const aligning = async (zone: Zone, options: ContextOptions) => align.build(await contextOf(zone, options))
const ELSEWHERE = message('bounce@example.net', true)

it.each(mailProviders().map(({ id }) => id))(
  '%s: what is published is complete, or is left to its console',
  async (id) => {
    const drafts = await aligning(ZONE, { providers: [id], message: ELSEWHERE })
    for (const draft of drafts) {
      for (const { name, type, before, after } of draft.edits) {
        expect(`${name} ${after.join()}`).not.toMatch(/[{}() ]{2}|[{}…]/)
        expect([type, before.length, after.length]).toEqual(['CNAME', 0, 1])
      }
      if (draft.edits.length === 0) expect(draft.changes.length).toBeGreaterThan(0)
      for (const locale of ['en', 'fr'] as const) {
        expect(JSON.stringify(renderStep({ ...draft, kind: 'return-path/align' }, locale))).not.toMatch(
          /[{][a-zA-Z]+[}]/,
        )
      }
    }
  },
)

describe('the bounce domain', () => {
  const postmark = { providers: ['postmark'] }

  it('is a second safety where DKIM counts already', async () => {
    const [draft] = await aligning(ZONE, { ...postmark, message: ELSEWHERE })
    expect(draft).toMatchObject({
      subject: 'postmark',
      isLater: true,
      edits: [{ name: 'pm-bounces.example.org', type: 'CNAME', before: [], after: ['pm.mtasv.net'] }],
    })
  })

  it('waits for nothing where neither counts', async () => {
    const [draft] = await aligning(ZONE, { ...postmark, message: message('bounce@example.net', false) })
    expect(draft).toMatchObject({ isLater: false, cures: ['alignment/spf-not-aligned'] })
  })

  it('is not proposed again', async () => {
    const zone = { ...ZONE, 'pm-bounces.example.org': { CNAME: ['pm.mtasv.net'] } }
    expect(await aligning(zone, { ...postmark, message: ELSEWHERE })).toEqual([])
  })

  it('does not take the place of something else', async () => {
    const zone = { ...ZONE, 'pm-bounces.example.org': { MX: ['10 mx.example.org'] } }
    const [draft] = await aligning(zone, { ...postmark, message: ELSEWHERE })
    expect(draft).toMatchObject({ edits: [], changes: [{ code: 'name-taken' }] })
  })

  it('is not planned blindly', async () => {
    const zone: Zone = { ...ZONE, 'pm-bounces.example.org': { CNAME: 'TIMEOUT' } }
    expect(await aligning(zone, { ...postmark, message: ELSEWHERE })).toEqual([])
  })

  it('is copied from the console where only that knows it', async () => {
    const [draft] = await aligning(ZONE, { providers: ['sendgrid'], message: ELSEWHERE })
    expect(draft).toMatchObject({ isLater: true, edits: [], changes: [{ code: 'in-console' }] })
  })

  it('is no use where the service has none: DKIM is enough', async () => {
    const [draft] = await aligning(ZONE, { providers: ['brevo'], message: ELSEWHERE })
    expect(draft).toMatchObject({ isLater: true, edits: [], changes: [{ code: 'rely-on-dkim' }] })
  })

  it('is no matter where bounces come back to the domain', async () => {
    const zone = {
      ...ZONE,
      'example.org': {
        TXT: ['v=spf1 -all'],
        SOA: ['ns.example.org a.example.org 1 1 1 1 300'],
        NS: ['ns.example.org'],
      },
    }
    expect(await aligning(zone, { ...postmark, message: message('bounce@pm.example.org', true) })).toEqual([])
    const withRecord = { ...ZONE, '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] } }
    expect(await aligning(withRecord, { ...postmark, message: message('bounce@pm.example.org', true) })).toEqual([])
    expect(await aligning(ZONE, { providers: ['google-workspace'], message: ELSEWHERE })).toEqual([])
  })
})
