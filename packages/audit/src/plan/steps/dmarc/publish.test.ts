import { describe, expect, it } from 'vitest'
import { type ContextOptions, contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { publish } from './publish.ts'

const APEX = { NS: ['ns1.example.org', 'ns2.example.org'], SOA: ['ns1.example.org hostmaster.example.org 1 2 3 4 300'] }
const MAIL: Zone = { 'example.org': { ...APEX, MX: ['10 mx.example.org'] } }
const publishing = async (zone: Zone, options: ContextOptions = {}) => {
  const [draft] = await publish.build(await contextOf(zone, options))
  return draft
}
const record = async (zone: Zone, options: ContextOptions = {}) => (await publishing(zone, options))?.edits

const edit = (name: string, text: string) => [{ name, type: 'TXT', before: [], after: [text] }]

describe('the first DMARC record', () => {
  it('asks for reports at an address the user gives', async () => {
    const options = { wishes: { reportAddress: 'moi@example.org' } }
    expect(await record(MAIL, options)).toEqual(
      edit('_dmarc.example.org', 'v=DMARC1; p=none; rua=mailto:moi@example.org'),
    )
  })

  it('escapes what would end the address', async () => {
    const options = { wishes: { reportAddress: 'a!b%c@example.org' } }
    expect((await record(MAIL, options))?.[0]?.after).toEqual(['v=DMARC1; p=none; rua=mailto:a%21b%25c@example.org'])
  })

  it('writes a domain with accents in its A-labels', async () => {
    const options = { wishes: { reportAddress: 'a@élan.example' } }
    expect((await record(MAIL, options))?.[0]?.after).toEqual(['v=DMARC1; p=none; rua=mailto:a@xn--lan-9la.example'])
  })

  it('proposes a mailbox of the domain, and says that it has to be made', async () => {
    const draft = await publishing(MAIL)
    expect(draft?.edits).toEqual(edit('_dmarc.example.org', 'v=DMARC1; p=none; rua=mailto:dmarc@example.org'))
    expect(draft?.changes).toEqual([{ code: 'report-mailbox', params: { address: 'dmarc@example.org' } }])
  })

  it.each([
    ['without MX', { 'example.org': { ...APEX, TXT: ['x'] } }],
    ['with a null MX', { 'example.org': { ...APEX, MX: ['0 '] } }],
  ] satisfies [string, Zone][])('proposes none where the domain receives no mail: %s', async (_how, zone) => {
    expect(await record(zone)).toEqual(edit('_dmarc.example.org', 'v=DMARC1; p=none'))
  })

  it('stands at the domain above a sub-domain, so that its signatures stay aligned', async () => {
    const zone = { ...MAIL, 'mail.example.org': { TXT: ['v=spf1 -all'] } }
    expect((await record(zone, { domain: 'mail.example.org' }))?.[0]?.name).toBe('_dmarc.example.org')
  })

  it('stands at the sub-domain where that is a zone of its own', async () => {
    const zone: Zone = { ...MAIL, 'mail.example.org': { ...APEX, MX: ['10 mx.example.org'] } }
    expect((await record(zone, { domain: 'mail.example.org' }))?.[0]?.name).toBe('_dmarc.mail.example.org')
  })

  it('waits for nothing and cures its lack', async () => {
    expect(await publishing(MAIL)).toMatchObject({ subject: null, isLater: false, cures: ['dmarc/missing'] })
  })

  it('does not come where one is there', async () => {
    expect(await publishing({ ...MAIL, '_dmarc.example.org': { TXT: ['v=DMARC1; p=none'] } })).toBeUndefined()
  })
})
