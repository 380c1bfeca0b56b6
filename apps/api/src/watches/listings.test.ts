import { describe, expect, it } from 'vitest'
import { insertProbe } from '../fixtures/insert-probe.ts'
import { testerReport } from '../fixtures/tester-report.ts'
import { relayRow } from '../probes/fixtures/probe-lab.ts'
import { createWatchLab, DOMAIN, type WatchLab } from './fixtures/watch-lab.ts'
import { nextDay, watched, zoneOf } from './fixtures/watched-domain.ts'
import { createSetWatch } from './set-watch.ts'

describe('blocklists', () => {
  const LIST = 'bl.spamcop.net'
  const LISTED = { [`1.2.0.192.${LIST}`]: { A: ['127.0.0.2'] } }
  const TRIALS = { [`2.0.0.127.${LIST}`]: { A: ['127.0.0.2'] } }

  /** A test through a relay of the domain, which 192.0.2.1 sent. */
  const tested = (lab: WatchLab) => {
    const { sql, run } = lab.deps.database
    const relay = relayRow(lab.deps, {})
    run(sql.insertInto('relays').values(relay))
    const probeId = insertProbe(lab.deps, { state: 'reported' })
    run(sql.updateTable('probes').set({ relay_id: relay.id }))
    const times = { read_at: lab.deps.now(), created_at: lab.deps.now() }
    const report = JSON.stringify(testerReport())
    run(
      sql
        .insertInto('reports')
        .values({ id: crypto.randomUUID(), probe_id: probeId, score: 9.5, band: 4, report, ...times }),
    )
  }
  const about = (lab: WatchLab) => lab.notices().filter(({ kind }) => kind === 'listed')

  it('are asked about the address of the last test, and a listing is told once', async () => {
    const lab = await watched()
    tested(lab)
    lab.zone = zoneOf(TRIALS)
    await nextDay(lab)
    lab.zone = zoneOf({ ...TRIALS, ...LISTED })
    await nextDay(lab)
    await nextDay(lab)
    expect(about(lab)).toHaveLength(1)
    expect(about(lab)[0]).toMatchObject({ title: '192.0.2.1 is on a blocklist' })
    expect(about(lab)[0]?.text).toContain(LIST)
  })

  it('that had the address from the beginning tell nothing new', async () => {
    const lab = await createWatchLab(zoneOf({ ...TRIALS, ...LISTED }))
    tested(lab)
    createSetWatch(lab.deps)(DOMAIN, false, null)
    await nextDay(lab)
    expect(lab.kinds()).toEqual([])
    lab.zone = zoneOf(TRIALS)
    await nextDay(lab)
    lab.zone = zoneOf({ ...TRIALS, ...LISTED })
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['listed'])
  })

  it('that refuse, keep silent, or list the whole world list nobody', async () => {
    const lab = await watched()
    tested(lab)
    const world = { [`1.0.0.127.${LIST}`]: { A: ['127.0.0.2'] } }
    for (const answers of [
      { ...TRIALS, [`1.2.0.192.${LIST}`]: { A: 'SERVFAIL' as const } },
      { ...TRIALS, [`1.2.0.192.${LIST}`]: { A: 'REFUSED' as const } },
      { ...TRIALS, ...LISTED, ...world },
      LISTED,
    ]) {
      lab.zone = zoneOf(answers)
      await nextDay(lab)
    }
    expect(about(lab)).toEqual([])
  })

  it('are not asked about any address where none is known', async () => {
    const lab = await watched()
    lab.asked.length = 0
    await nextDay(lab)
    expect(lab.asked.some((question) => question.includes('.192.'))).toBe(false)
  })
})
