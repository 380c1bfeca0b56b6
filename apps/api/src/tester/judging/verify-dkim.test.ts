import { type Zone, zoneResolver } from '@bienrecu/audit/fixtures/zone'
import { expect, it } from 'vitest'
import { createAnswerCache } from '../../dns/answer-cache.ts'
import { KEY, plainMessage, rsaKey, signed } from './fixtures/signed-message.ts'
import { createShare, type Share } from './share.ts'
import { type SharedKey, verifyDkim } from './verify-dkim.ts'

const HOUR = 3_600_000 // ms: how long the zone lets its answers be kept
const NAME = 's1._domainkey.example.org'

const scene = (first: Zone) => {
  let [time, reads, zone] = [0, 0, zoneResolver(first)]
  const now = () => time
  const dns = createAnswerCache({ query: (name, type) => zone.query(name, type) }, { size: 100, forNew: 1 / 2, now })
  const share = createShare<SharedKey>({ cache: dns, size: 10, now })
  const counted: Share<SharedKey> = (key, resolver, find) =>
    share(key, resolver, (asked) => {
      reads += 1
      return find(asked)
    })
  const verify = async (message: string) => {
    const { results } = await verifyDkim(Buffer.from(message), dns, counted)
    return results.map(({ status }) => status.result)
  }
  return {
    verify,
    reads: () => reads,
    advance: (milliseconds: number) => (time += milliseconds),
    publish: (next: Zone) => (zone = zoneResolver(next)),
  }
}

it('reads a key once while its record may be kept, and anew afterwards', async () => {
  const { verify, reads, advance, publish } = scene({ [NAME]: { TXT: [KEY.record] } })
  const [message, other] = [await signed(plainMessage()), await signed(plainMessage(undefined, ['Other', '']))]
  expect(await verify(message)).toEqual(['pass'])
  expect(await verify(other)).toEqual(['pass'])
  expect(reads()).toBe(1)
  const renewed = rsaKey()
  publish({ [NAME]: { TXT: [renewed.record] } })
  advance(HOUR)
  expect(await verify(message)).toEqual(['fail'])
  expect(await verify(await signed(plainMessage(), { key: renewed }))).toEqual(['pass'])
  expect(reads()).toBe(2)
})

it('reads the key of several signatures once', async () => {
  const { verify, reads } = scene({ [NAME]: { TXT: [KEY.record] } })
  expect(await verify(await signed(await signed(plainMessage())))).toEqual(['pass', 'pass'])
  expect(reads()).toBe(1)
})

it('keeps neither what is no key nor what did not come', async () => {
  const { verify, reads, publish } = scene({ [NAME]: { TXT: 'TIMEOUT' } })
  const message = await signed(plainMessage())
  expect(await verify(message)).toEqual(['temperror'])
  publish({ [NAME]: { TXT: [KEY.record] } })
  expect(await verify(message)).toEqual(['pass'])
  expect(reads()).toBe(2)
})
