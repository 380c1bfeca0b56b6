import { describe, expect, it } from 'vitest'
import { contextOf, type ContextOptions, published } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { publish } from './publish.ts'

const MAIL: Zone = { 'example.org': { MX: ['10 mx.example.net'] }, 'mx.example.net': { A: ['203.0.113.1'] } }
const NAME = '_smtp._tls.example.org'

const build = async (zone: Zone, options: ContextOptions = {}) =>
  (await publish.build(await contextOf({ ...MAIL, ...zone }, options)))[0] ?? null

describe('tls-rpt/publish', () => {
  it('sends the reports where the user says, and can wait', async () => {
    const draft = await build({}, { wishes: { reportAddress: 'tls@example.org' } })
    expect(draft).toMatchObject({
      isLater: true,
      edits: [{ name: NAME, type: 'TXT', before: [], after: ['v=TLSRPTv1; rua=mailto:tls@example.org'] }],
    })
  })

  it('sends them where DMARC reports go, unless others read those', async () => {
    const dmarc = (rua: string): Zone => ({ '_dmarc.example.org': { TXT: [`v=DMARC1; p=none; rua=mailto:${rua}`] } })
    expect((await build(dmarc('d@example.org')))?.edits[0]?.after).toEqual(['v=TLSRPTv1; rua=mailto:d@example.org'])
    expect(await build(dmarc('d@reports.example.net'))).toBeNull()
    expect(await build({})).toBeNull()
  })

  it('folds several records into one at once, every address kept', async () => {
    const texts = ['v=TLSRPTv1; rua=mailto:a@example.org', 'v=TLSRPTv1; rua=mailto:b@example.net']
    const zone: Zone = { [NAME]: { TXT: texts } }
    const draft = await build(zone)
    expect(draft).toMatchObject({
      isLater: false,
      edits: [{ before: texts, after: ['v=TLSRPTv1; rua=mailto:a@example.org,mailto:b@example.net'] }],
    })
    expect(await build({ ...MAIL, ...published({ ...MAIL, ...zone }, draft?.edits ?? []) })).toBeNull()
  })

  it('encodes the signs that separate addresses', async () => {
    const draft = await build({}, { wishes: { reportAddress: 'a,b!c@example.org' } })
    expect(draft?.edits[0]?.after).toEqual(['v=TLSRPTv1; rua=mailto:a%2Cb%21c@example.org'])
  })

  it('is for those who receive mail', async () => {
    expect(await build({ 'example.org': { MX: ['0 .'] } }, { wishes: { reportAddress: 'a@example.org' } })).toBeNull()
  })
})
