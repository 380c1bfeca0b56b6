import { expect, it } from 'vitest'
import { RSA_RECORD, rsaKey } from '../../../../fixtures/dkim-keys.ts'
import { type ContextOptions, contextOf } from '../../../../fixtures/plan-context.ts'
import type { Zone } from '../../../../fixtures/zone.ts'
import { renew } from './renew.ts'

const key = (bits: number): Zone => ({ 'k1._domainkey.example.org': { TXT: [`v=DKIM1; k=rsa; p=${rsaKey(bits)}`] } })
const renewing = async (zone: Zone, options: ContextOptions = {}) =>
  renew.build(await contextOf(zone, { selectors: ['k1'], ...options }))

it.each([
  [512, false, ['dkim/key-too-short']],
  [1016, false, ['dkim/key-too-short']],
  [1024, true, ['dkim/key-short']],
  [2040, true, ['dkim/key-short']],
])('a key of %i bits is replaced: later is %s', async (bits, isLater, cures) => {
  expect(await renewing(key(bits))).toMatchObject([{ subject: 'k1', edits: [], isLater, cures, params: { bits } }])
})

it('a key of 2048 bits stays', async () => {
  expect(await renewing(key(2048))).toEqual([])
})

it('the new key is a matter of dkim/publish', async () => {
  expect(await renewing(key(512), { givenKeys: [{ selector: 'k1', value: RSA_RECORD }] })).toEqual([])
})

it('behind an alias the service renews its key itself', async () => {
  const zone: Zone = {
    'k1._domainkey.example.org': { CNAME: ['k1.example.net'] },
    'k1.example.net': { TXT: [`k=rsa; p=${rsaKey(1024)}`] },
  }
  expect(await renewing(zone)).toMatchObject([{ changes: [{ code: 'by-the-service' }] }])
})
