import { describe, expect, it } from 'vitest'
import type { FollowedProbe } from '../../storage/items.ts'
import { PROBE, REPORTED } from '../../testing/fake-api.ts'
import { badgeOf } from './badge.ts'

const entry = (probe: FollowedProbe['probe'], seenAt: string | null = null): FollowedProbe => ({
  idempotencyKey: 'key',
  address: PROBE.address,
  relayId: 'relay',
  overQuota: false,
  locale: 'en',
  startedAt: '2026-11-21T10:00:00.000Z',
  isHeld: false,
  probe,
  lastEventId: 0,
  seenAt,
  hasNotified: false,
})

describe('the button in the toolbar', () => {
  it('counts unread notices where no test has anything to say', () => {
    expect(badgeOf([entry(REPORTED, '2026-11-21T10:02:00.000Z')], 2, 'en')).toMatchObject({
      text: '2',
      title: 'Bien reçu: 2 unread notices about your domains',
    })
  })

  it('tells of a test first: somebody waits for it', () => {
    expect(badgeOf([entry(PROBE)], 2, 'en').text).toBe('…')
    expect(badgeOf([entry(REPORTED)], 2, 'en').text).toBe('9.5')
  })

  it('never has more signs than fit', () => {
    expect(badgeOf([], 100, 'fr').text).toBe('99+')
  })

  it('is empty where there is nothing to say', () => {
    expect(badgeOf([], 0, 'en').text).toBe('')
  })
})
