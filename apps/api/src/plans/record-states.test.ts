import { beforeEach, describe, expect, it } from 'vitest'
import { createTestDeps, TEST_TIME, type TestDeps } from '../fixtures/test-deps.ts'
import type { OldAnswers } from '../verifications/old-answers.ts'
import type { VerificationFacts } from '../verifications/verification-facts.ts'
import { nextRecordLook } from '../watches/pace.ts'
import { findPlanRecord, type PlanRecordRow } from './plan-record.ts'
import { noteVerification, publishRecord, rememberOldAnswers, stateAfter, takeBackRecord } from './record-states.ts'

const ID = '5a9a1f1e-0d53-4c8a-9b55-7d2f0f1c2a11'
const SECOND = 1_000
const NOTHING: OldAnswers = { ttl: null, negativeTtl: null }
const NEGATIVE: OldAnswers = { ttl: null, negativeTtl: 600 }

let deps: TestDeps

beforeEach(async () => {
  deps = await createTestDeps()
  const { sql, run } = deps.database
  const plan = {
    id: 'p',
    domain: 'example.org',
    request: '{}',
    plan: '{}',
    report_id: null,
    created_at: 0,
    updated_at: 0,
  }
  run(sql.insertInto('plans').values(plan))
  run(
    sql.insertInto('plan_records').values({
      id: ID,
      plan_id: 'p',
      step_id: 'dmarc/publish',
      position: 0,
      is_later: 0,
      zone: 'example.org',
      name: '_dmarc.example.org',
      type: 'TXT',
      before: '[]',
      after: '["v=DMARC1; p=none"]',
      old_ttl: null,
      negative_ttl: null,
      published_at: null,
      seen_at: null,
      visible_at: null,
      old_until: null,
      next_look_at: null,
      verification: null,
    }),
  )
})

const facts = (state: VerificationFacts['state'], old: OldAnswers = NOTHING): VerificationFacts => ({
  zone: 'example.org',
  name: '_dmarc.example.org',
  type: 'TXT',
  value: 'v=DMARC1; p=none',
  state,
  servers: [],
  resolvers: [],
  old,
  oldUntil: null,
  checkedAt: 0,
})

const publish = (at = deps.now()) => publishRecord(deps.database, ID, at)
const note = (state: VerificationFacts['state'], old: OldAnswers = NOTHING, at = deps.now()) =>
  noteVerification(deps.database, ID, facts(state, old), at)
const row = () => findPlanRecord(deps.database, ID)
const changes = () => deps.database.all(deps.database.sql.selectFrom('dns_changes').select(['at', 'before', 'after']))

describe('the state after a look', () => {
  const SAID = { published_at: 1, seen_at: null }
  const UNSAID = { published_at: null, seen_at: null }
  const SEEN = { published_at: 1, seen_at: 2 }
  type Case = [
    string,
    Pick<PlanRecordRow, 'published_at' | 'seen_at'>,
    PlanRecordRow['state'],
    VerificationFacts['state'],
    PlanRecordRow['state'],
  ]
  it.each<Case>([
    ['nothing was said, nothing is there', UNSAID, 'planned', 'awaited', 'planned'],
    ['nothing was said, another one is there', UNSAID, 'planned', 'different', 'planned'],
    ['nothing was said, some have it', UNSAID, 'planned', 'partly', 'partly'],
    ['nothing was said, all have it', UNSAID, 'planned', 'published', 'published'],
    ['said, nothing is there', SAID, 'awaited', 'awaited', 'awaited'],
    ['said, another one is there', SAID, 'awaited', 'different', 'different'],
    ['corrected, not there yet', SAID, 'different', 'awaited', 'awaited'],
    ['some lost it again', SAID, 'partly', 'awaited', 'awaited'],
    ['all have it', SAID, 'partly', 'published', 'published'],
    ['the resolvers have it', SEEN, 'published', 'visible', 'visible'],
    ['a resolver lost it', SEEN, 'visible', 'published', 'published'],
    ['a server lost it', SEEN, 'visible', 'partly', 'partly'],
    ['all lost it', SEEN, 'visible', 'awaited', 'gone'],
    ['another one came in its place', SEEN, 'visible', 'different', 'gone'],
    ['it came back', SEEN, 'gone', 'visible', 'visible'],
    ['nobody answers', SEEN, 'visible', null, 'visible'],
    ['nobody answers', SAID, 'awaited', null, 'awaited'],
    ['nobody answers', UNSAID, 'planned', null, 'planned'],
  ])('%s', (_, times, state, seen, next) => {
    expect(stateAfter({ ...times, state }, seen)).toBe(next)
  })
})

describe('the user’s word', () => {
  it('makes a record looked for from now on', () => {
    expect(publish()).toMatchObject({ state: 'awaited', published_at: TEST_TIME, next_look_at: TEST_TIME })
  })

  it('said again changes nothing', () => {
    const first = publish()
    deps.advance(60 * SECOND)
    expect(publish()).toEqual(first)
  })

  it('said again after the looks have ended begins them anew', () => {
    publish()
    deps.advance(30 * 86_400 * SECOND)
    for (let looks = 0; looks < 20; looks += 1) note('awaited')
    expect(row().next_look_at).toBeNull()
    expect(publish()).toMatchObject({ published_at: deps.now(), next_look_at: deps.now(), looks: 0 })
    expect(note('awaited').next_look_at).toBeGreaterThan(deps.now())
  })

  it('said again of a record that is gone has it looked for, until it is back', () => {
    publish()
    note('visible')
    deps.advance(SECOND)
    expect(note('awaited')).toMatchObject({ state: 'gone', next_look_at: null })
    publish()
    expect(note('awaited')).toMatchObject({ state: 'gone', next_look_at: expect.any(Number) })
    expect(note('visible')).toMatchObject({ state: 'visible', next_look_at: null })
  })

  it('taken back leaves the record planned, and what was seen seen', () => {
    publish()
    expect(takeBackRecord(deps.database, ID)).toMatchObject({
      state: 'planned',
      published_at: null,
      next_look_at: null,
    })
    publish()
    note('published')
    expect(takeBackRecord(deps.database, ID)).toMatchObject({ state: 'published', seen_at: TEST_TIME })
  })
})

describe('a look', () => {
  it('noted twice is noted once: one change of the DNS', () => {
    publish()
    const [first, second] = [note('visible'), note('visible')]
    expect(second).toEqual({ ...first, looks: 2 })
    expect(changes()).toEqual([{ at: TEST_TIME, before: '[]', after: '["v=DMARC1; p=none"]' }])
  })

  it('that finds a record again, which was gone, is no second change', () => {
    publish()
    for (const state of ['visible', 'awaited', 'visible'] as const) note(state)
    expect(row()).toMatchObject({ state: 'visible', seen_at: TEST_TIME })
    expect(changes()).toHaveLength(1)
  })

  it('at a record that nobody published sets no time for another one', () => {
    expect(note('awaited', NEGATIVE)).toMatchObject({ state: 'planned', next_look_at: null, old_until: null })
  })

  it('after the plan was made anew is refused', () => {
    expect(() => noteVerification(deps.database, crypto.randomUUID(), facts('visible'), 0)).toThrow(
      expect.objectContaining({ code: 'plan-record-not-found' }),
    )
  })
})

describe('the clock', () => {
  const until = () => ((row().old_until ?? NaN) - TEST_TIME) / SECOND

  it('runs from the moment in which the last server still had the old answer', () => {
    rememberOldAnswers(deps.database, ID, facts('awaited', { ttl: 3600, negativeTtl: null }))
    publish()
    expect(until()).toBe(3600)
    deps.advance(100 * SECOND)
    note('partly', { ttl: 3600, negativeTtl: null })
    expect(until()).toBe(3700)
    deps.advance(100 * SECOND)
    note('published')
    expect(until()).toBe(3800)
    deps.advance(1_000 * SECOND)
    note('published')
    expect(until()).toBe(3800)
  })

  it('runs anew when a server lost the record meanwhile', () => {
    publish()
    note('awaited', NEGATIVE)
    note('published')
    deps.advance(5_000 * SECOND)
    note('partly', NEGATIVE)
    deps.advance(100 * SECOND)
    note('published')
    expect(until()).toBe(5_700)
  })

  it('takes what a server says last, when the host changed the TTL meanwhile', () => {
    rememberOldAnswers(deps.database, ID, facts('awaited', { ttl: 86_400, negativeTtl: null }))
    publish()
    note('awaited', NEGATIVE)
    expect(until()).toBe(600)
  })

  it('remembers nothing once the record is published: what stands there then is the new one', () => {
    publish()
    rememberOldAnswers(deps.database, ID, facts('awaited', NEGATIVE))
    expect(row()).toMatchObject({ old_ttl: null, negative_ttl: null, old_until: null })
  })

  it('set back leaves no more than the whole time', () => {
    publish()
    note('awaited', NEGATIVE)
    note('published', NOTHING)
    expect(until()).toBe(600)
    const earlier = TEST_TIME - 86_400 * SECOND
    note('published', NOTHING, earlier)
    expect(row().old_until).toBe(earlier + 600 * SECOND)
  })

  it('set forward makes nobody wait longer', () => {
    publish()
    note('awaited', NEGATIVE)
    note('published')
    note('published', NOTHING, TEST_TIME + 86_400 * SECOND)
    expect(until()).toBe(600)
  })

  it('that is set back or forward keeps the next look near', () => {
    for (const jump of [-1e9, 0, 1e9]) {
      const next = nextRecordLook({ since: TEST_TIME, looks: 1 }, TEST_TIME + jump) ?? 0
      expect(next - (TEST_TIME + jump)).toBeGreaterThan(0)
      expect(next - (TEST_TIME + jump)).toBeLessThanOrEqual(6 * 3600 * SECOND)
    }
  })
})
