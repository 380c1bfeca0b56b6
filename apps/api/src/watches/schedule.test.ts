import { describe, expect, it } from 'vitest'
import { createSchedule } from './schedule.ts'
import { createWatchLab, DMARC, DOMAIN, zoneWith } from './fixtures/watch-lab.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

const PUBLISHED = zoneWith({ '_dmarc.example.org': { TXT: [DMARC] } })

const publishedLab = async () => {
  const lab = await createWatchLab()
  const [id = ''] = lab.plan([{}])
  lab.publish(id)
  return { ...lab, lab, id }
}

describe('a record that was said to be published', () => {
  it('is noticed within one polling step', async () => {
    const { lab, id } = await publishedLab()
    await lab.pass(2 * MINUTE)
    expect(lab.record(id).state).toBe('awaited')
    lab.zone = PUBLISHED
    await lab.pass(15 * SECOND)
    expect(lab.record(id).state).toBe('visible')
    await lab.pass(5 * SECOND)
    expect(lab.kinds()).toEqual(['visible'])
  })

  it('is looked at every 15 seconds, then less and less, and no longer after two weeks', async () => {
    const { lab, id } = await publishedLab()
    await lab.pass(5 * MINUTE)
    expect(lab.record(id).looks).toBeGreaterThanOrEqual(18)
    expect(lab.record(id).looks).toBeLessThanOrEqual(22)
    await lab.pass(DAY, MINUTE)
    expect(lab.kinds()).toEqual(['overdue'])
    const before = lab.record(id).looks
    await lab.pass(14 * DAY, 30 * MINUTE)
    expect(lab.record(id).looks - before).toBeLessThan(110)
    expect(lab.record(id).nextLookAt).toBeNull()
    expect(lab.kinds()).toEqual(['overdue', 'given-up'])
  })

  it('goes on being looked for after a restart', async () => {
    const { lab, id } = await publishedLab()
    await lab.pass(MINUTE)
    await lab.restart()
    lab.zone = PUBLISHED
    await lab.pass(16 * SECOND)
    expect(lab.record(id).state).toBe('visible')
  })

  it('that the public resolvers do not have yet is not visible', async () => {
    const { lab, id } = await publishedLab()
    lab.publicZone = zoneWith({})
    lab.zone = PUBLISHED
    await lab.pass(MINUTE)
    expect(lab.record(id).state).toBe('published')
    expect(lab.kinds()).toEqual([])
    lab.publicZone = null
    await lab.pass(20 * SECOND)
    expect(lab.kinds()).toEqual(['visible'])
  })

  it('and is not as it was asked for is told once for each difference', async () => {
    const { lab } = await publishedLab()
    lab.zone = zoneWith({ '_dmarc.example.org.example.org': { TXT: [DMARC] } })
    await lab.pass(2 * MINUTE)
    expect(lab.kinds()).toEqual(['different'])
    expect(lab.notices()[0]?.text).toContain('its name contains the domain twice')
    lab.zone = zoneWith({ '_dmarc.example.org': { TXT: [`"${DMARC}"`] } })
    await lab.pass(2 * MINUTE)
    expect(lab.kinds()).toEqual(['different', 'different'])
  })

  it('waits for the others of its plan before all is in place; those that come later are not waited for', async () => {
    const lab = await createWatchLab(PUBLISHED)
    const spf = { name: DOMAIN, after: ['v=spf1 mx -all'] }
    const [dmarc = '', other = ''] = lab.plan([{}, spf, { name: `late.${DOMAIN}`, isLater: true }])
    lab.publish(dmarc)
    lab.publish(other)
    await lab.pass(MINUTE)
    expect([lab.record(dmarc).state, lab.kinds()]).toEqual(['visible', []])
    lab.zone = zoneWith({ '_dmarc.example.org': { TXT: [DMARC] }, [DOMAIN]: { TXT: ['v=spf1 mx -all'] } })
    await lab.pass(20 * SECOND)
    expect(lab.kinds()).toEqual(['visible'])
  })

  it('of a domain that is gone is no longer looked for, which is told once', async () => {
    const { lab, id } = await publishedLab()
    lab.zone = { org: { SOA: ['ns.example.net hostmaster.example.net 1 2 3 4 5'] } }
    await lab.pass(50 * MINUTE, 15 * SECOND)
    expect(lab.kinds()).toEqual([])
    await lab.pass(30 * MINUTE, 15 * SECOND)
    expect(lab.kinds()).toEqual(['domain-gone'])
    expect(lab.record(id).nextLookAt).toBeNull()
  })
})

describe('an API that was stopped for two days', () => {
  it('looks at once at what fell due, a few at a time', async () => {
    const lab = await createWatchLab(PUBLISHED)
    const ids = Array.from({ length: 40 }, (_, index) => lab.plan([{}], `d${index}.example`)[0] ?? '')
    for (const id of ids) lab.publish(id)
    lab.jump(2 * DAY)
    await lab.restart()
    await lab.pass(SECOND)
    const begun = ids.filter((id) => lab.record(id).looks > 0).length
    expect(begun).toBe(6)
    await lab.pass(10 * SECOND)
    expect(ids.every((id) => lab.record(id).looks > 0)).toBe(true)
  })
})

describe('a clock that jumps', () => {
  it('ahead makes nobody give up', async () => {
    const { lab, id } = await publishedLab()
    await lab.pass(MINUTE)
    lab.jump(20 * DAY)
    await lab.pass(MINUTE)
    expect(lab.record(id).nextLookAt).not.toBeNull()
    expect(lab.kinds()).not.toContain('given-up')
  })

  it('back by years stops no look, and makes none come faster', async () => {
    const { lab, id } = await publishedLab()
    await lab.pass(MINUTE)
    lab.jump(-1_000 * DAY)
    const { looks } = lab.record(id)
    await lab.pass(5 * MINUTE)
    const more = lab.record(id).looks - looks
    expect(more).toBeGreaterThanOrEqual(18)
    expect(more).toBeLessThanOrEqual(22)
    await lab.pass(3 * HOUR, 15 * SECOND)
    expect(lab.record(id).looks - looks).toBeLessThan(330) // every 15 s it would be 740
  })

  it('pulls a daily look back that was written for another year', async () => {
    const lab = await createWatchLab(PUBLISHED)
    const { sql, run, first } = lab.deps.database
    const far = lab.deps.now() + 900 * DAY
    const row = { domain: DOMAIN, plan_id: null, baseline: '{"records":[],"lookups":null,"listed":null}', since: 0 }
    run(sql.insertInto('watches').values({ ...row, last_look_at: null, next_look_at: far }))
    await lab.pass(2 * SECOND)
    const next = first(sql.selectFrom('watches').select('next_look_at'))?.next_look_at ?? 0
    expect(next).toBeLessThan(lab.deps.now() + 2 * DAY)
  })
})

describe('the end', () => {
  it('of the server waits for nobody’s name servers, and writes nothing more', async () => {
    const { lab, id } = await publishedLab()
    const schedule = createSchedule({
      ...lab.deps,
      checkRecord: () => new Promise(() => undefined),
      checkDomain: () => Promise.resolve(),
      beginWatch: () => Promise.resolve(),
    })
    schedule.tick()
    await schedule.close()
    schedule.tick()
    await lab.schedule.close()
    expect(lab.record(id).looks).toBe(0)
  })
})

describe('storage that fails', () => {
  it('loses no look, and makes none come faster', async () => {
    const { lab, id } = await publishedLab()
    lab.deps.database.raw.exec('PRAGMA query_only = ON')
    lab.asked.length = 0
    await lab.pass(5 * MINUTE)
    const looks = lab.asked.filter((question) => question === 'resolver NS example.org').length
    expect(looks).toBeGreaterThan(0)
    expect(looks).toBeLessThanOrEqual(6)
    lab.deps.database.raw.exec('PRAGMA query_only = OFF')
    lab.zone = PUBLISHED
    await lab.pass(70 * SECOND)
    expect(lab.record(id).state).toBe('visible')
  })
})
