import { describe, expect, it, vi } from 'vitest'
import { PROBE, REPORTED } from '../../testing/fake-api.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { NOW } from '../../testing/paired.ts'
import { createProbeFollower } from './follow-probe.ts'
import { createProbeBook } from './probe-book.ts'

const CLICK = {
  relayId: PROBE.relayId ?? '',
  address: PROBE.address,
  idempotencyKey: '11111111-1111-4111-8111-111111111111',
  overQuota: false,
  locale: 'en' as const,
}

/** As Chrome’s storage gives objects back: with their keys in the order of the alphabet. */
const asStored = <T>(value: T): T =>
  JSON.parse(
    JSON.stringify(value, (_key, part: unknown) =>
      typeof part === 'object' && part !== null && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => a.localeCompare(b)))
        : part,
    ),
  )

describe('a probe that is read afresh', () => {
  it('is told of only when there is news, because whoever is told reads it afresh', async () => {
    installBrowser()
    const book = createProbeBook()
    await book.claim(CLICK, NOW)
    await book.keep(CLICK.idempotencyKey, asStored(PROBE))

    const told: (string | undefined)[] = []
    const answers = [PROBE, PROBE, REPORTED, REPORTED]
    const follower = createProbeFollower({
      api: {
        probe: async () => ({ ok: true, value: structuredClone(answers.shift() ?? REPORTED) }),
        probeEvents: vi.fn(() => Promise.reject(new Error('not followed here'))),
      },
      book,
      onChanged: async ({ probe }) => void told.push(probe?.state),
      pause: () => Promise.reject(new Error('nothing to wait for')),
    })
    while (answers.length > 0) await follower.refresh(PROBE.id)
    expect(told).toEqual(['reported'])
  })
})
