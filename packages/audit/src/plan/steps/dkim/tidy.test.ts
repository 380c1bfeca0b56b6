import { expect, it } from 'vitest'
import { RSA_RECORD } from '../../../../fixtures/dkim-keys.ts'
import { type ContextOptions, contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { tidy } from './tidy.ts'

const LEFT: Zone = {
  'default._domainkey.example.org': { TXT: ['v=DKIM1; p='] },
  's1._domainkey.example.org': { CNAME: ['s1.domainkey.u1.wl1.sendgrid.net'] },
  'google._domainkey.example.org': { TXT: [RSA_RECORD] },
}
const tidying = async (zone: Zone, options: ContextOptions = {}) => tidy.build(await contextOf(zone, options))

it('takes away later what was revoked or leads nowhere, and no key that works', async () => {
  const [draft] = await tidying(LEFT)
  expect(draft).toMatchObject({ subject: null, isLater: true })
  expect(draft?.edits.map(({ name }) => name).toSorted()).toEqual([
    'default._domainkey.example.org',
    's1._domainkey.example.org',
  ])
})

it('leaves alone what a service in use may have made', async () => {
  const [draft] = await tidying(LEFT, { providers: ['sendgrid', 'o2switch'] })
  expect(draft).toBeUndefined()
})

it('has nothing to do where all is in order', async () => {
  expect(await tidying({ 'google._domainkey.example.org': { TXT: [RSA_RECORD] } })).toEqual([])
})
