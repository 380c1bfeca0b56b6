import { expect, it } from 'vitest'
import { evidenceFrom, type Zone } from '../../fixtures/zone.ts'
import { valueOf } from '../check.ts'

const targets = async (record: string, zone: Zone = {}, domain = 'blue.example.com') => {
  const { reportTargets } = await evidenceFrom(domain, { '_dmarc.blue.example.com': { TXT: [record] }, ...zone })
  return valueOf(reportTargets)
}
const RUA = 'v=DMARC1; p=none; rua=mailto:reports@red.example.net'
const NAME = 'blue.example.com._report._dmarc.red.example.net'

it('asks where RFC 9990 §4 says, and takes any DMARC record for agreement', async () => {
  expect(await targets(RUA, { [NAME]: { TXT: ['v=spf1 -all', 'v=DMARC1;'] } })).toMatchObject([
    {
      tag: 'rua',
      address: 'reports@red.example.net',
      authorisationName: NAME,
      isExternal: { value: true },
      isAuthorised: { value: true },
    },
  ])
})

it.each([
  ['v=DMARC1; rua=mailto:other@red.example.net', true],
  ['v=DMARC1; rua=mailto:a@example.org', false],
  ['DMARC1', false],
])('%j agrees: %s', async (text, value) => {
  expect(await targets(RUA, { [NAME]: { TXT: [text] } })).toMatchObject([{ isAuthorised: { known: true, value } }])
})

it('asks at the name of the record that holds, for a domain that has none', async () => {
  const [target] = await targets(RUA, {}, 'mail.blue.example.com')
  expect(target?.authorisationName).toBe(NAME)
})

it('knows the organisation from strangers by its own record', async () => {
  const record = 'v=DMARC1; p=none; rua=mailto:a@blue.example.com,mailto:b@mail.blue.example.com,mailto:c@example.com'
  expect(await targets(record)).toMatchObject([
    { isExternal: { value: false }, isAuthorised: { value: true } },
    { isExternal: { value: false }, isAuthorised: { value: true } },
    { isExternal: { value: true }, isAuthorised: { value: false } },
  ])
})

it('takes a name that is too long to be asked for as no agreement', async () => {
  const long = `${'a'.repeat(60)}.${'b'.repeat(60)}.${'c'.repeat(60)}.${'d'.repeat(55)}.example`
  expect(await targets(`v=DMARC1; p=none; rua=mailto:a@${long}`)).toMatchObject([{ isAuthorised: { value: false } }])
})

it('asks for no more than twenty addresses', async () => {
  const many = Array.from({ length: 30 }, (_, at) => `mailto:a@r${at}.example.net`).join(',')
  const found = await targets(`v=DMARC1; p=none; rua=${many}`)
  expect(found.length).toBe(30)
  expect(found.filter(({ isAuthorised }) => isAuthorised.known).length).toBe(20)
  expect(found[20]?.isAuthorised).toEqual({ known: false, reason: 'not-asked' })
})

it('names the service behind an address, as surely as it is known', async () => {
  const [known, unknown] = await targets(
    'v=DMARC1; p=none; rua=mailto:x@dmarc-reports.cloudflare.net,mailto:x@example.org',
  )
  expect(known?.service).toMatchObject({ value: { name: 'Cloudflare DMARC Management', confidence: 'observed' } })
  expect(unknown?.service).toEqual({ known: true, value: null })
})
