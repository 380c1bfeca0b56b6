import { describe, expect, it } from 'vitest'
import { createSetWatch } from './set-watch.ts'
import { createWatchLab, DMARC, DOMAIN, type WatchLab } from './fixtures/watch-lab.ts'
import { KEY, KEY_NAME, nextDay, SPF, watched, zoneOf } from './fixtures/watched-domain.ts'
import { findWatch } from './watch.ts'

const MINUTE = 60_000

const changesOf = ({ deps: { database } }: WatchLab) =>
  database
    .all(database.sql.selectFrom('dns_changes').selectAll().where('step_id', 'is', null).orderBy('at'))
    .map(({ name, before, after }) => ({ name, before, after }))

describe('drift', () => {
  it('is not told while all is as it was, whatever other records come and go', async () => {
    const lab = await watched()
    lab.zone = zoneOf({ [DOMAIN]: { TXT: [SPF, 'another-verification=2'], MX: ['10 mx.example.org'] } })
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible'])
    expect(lab.told()).toEqual([])
  })

  it('is told once, calmly, when a record changes', async () => {
    const lab = await watched()
    lab.zone = zoneOf({ [`_dmarc.${DOMAIN}`]: { TXT: ['v=DMARC1; p=reject'] } })
    await nextDay(lab)
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'record-changed'])
    expect(lab.notices().find(({ kind }) => kind === 'record-changed')?.text).toContain(
      `Before: “${DMARC}”. Now: “v=DMARC1; p=reject”.`,
    )
    expect(changesOf(lab)).toEqual([
      { name: `_dmarc.${DOMAIN}`, before: JSON.stringify([DMARC]), after: '["v=DMARC1; p=reject"]' },
    ])
  })

  it('is told without characters that command a terminal or end a line', async () => {
    const lab = await watched()
    lab.zone = zoneOf({
      [`_dmarc.${DOMAIN}`]: { TXT: [`v=DMARC1; p=none;\u001b[2J\r\nBcc: x\u202e${'y'.repeat(500)}`] },
    })
    await nextDay(lab)
    const text = lab.notices().find(({ kind }) => kind === 'record-changed')?.text ?? ''
    expect(text).toContain('v=DMARC1; p=none;\ufffd[2J\ufffd\ufffdBcc: x\ufffdyyy')
    expect(text.length).toBeLessThan(600)
    expect(text).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  })

  it('is told again only when it was healed in between', async () => {
    const lab = await watched()
    const broken = zoneOf({ [`_dmarc.${DOMAIN}`]: {} })
    lab.zone = broken
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'record-gone'])
    lab.zone = zoneOf()
    await nextDay(lab)
    lab.zone = broken
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'record-gone', 'record-gone'])
    expect(changesOf(lab)).toHaveLength(3)
  })

  it('is looked at twice before it is told: a moment in the middle of a change is none', async () => {
    const lab = await watched()
    lab.zone = zoneOf({ [DOMAIN]: {} })
    while (lab.told().length === 0) await lab.pass(5 * MINUTE, MINUTE)
    expect(lab.kinds()).toEqual(['visible'])
    lab.zone = zoneOf()
    await lab.pass(12 * MINUTE)
    expect([lab.told(), lab.kinds()]).toEqual([[], ['visible']])
  })

  it('is none when the name servers do not answer, or one of them is behind', async () => {
    const lab = await watched()
    lab.servers = { '192.0.2.1': 'silent', '192.0.2.2': 'silent' }
    await nextDay(lab)
    const [first, second] = [zoneOf({ [`_dmarc.${DOMAIN}`]: {} }), zoneOf()]
    for (const servers of [
      { '192.0.2.1': first, '192.0.2.2': second },
      { '192.0.2.1': second, '192.0.2.2': first },
    ]) {
      lab.servers = servers
      await nextDay(lab)
    }
    expect(lab.kinds()).toEqual(['visible'])
  })

  it('is seen whichever server still has the record at first, once none has', async () => {
    const lab = await watched()
    const gone = zoneOf({ [`_dmarc.${DOMAIN}`]: {} })
    lab.servers = { '192.0.2.1': 'silent', '192.0.2.2': gone }
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'record-gone'])
  })

  it('of a key that is renewed is told calmly; behind an alias of its provider it is nobody’s business', async () => {
    const lab = await watched()
    const other = KEY.replace('QC1', 'QC2')
    lab.zone = zoneOf({ [KEY_NAME]: { TXT: [other] } })
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'key-rotated'])

    const aliased = await createWatchLab(
      zoneOf({ [KEY_NAME]: { CNAME: ['mail.dkim.example.net'] }, 'mail.dkim.example.net': { TXT: [KEY] } }),
    )
    const [id = ''] = aliased.plan([{ name: KEY_NAME, type: 'CNAME', after: ['mail.dkim.example.net'] }])
    aliased.publish(id)
    await aliased.pass(MINUTE)
    aliased.zone = zoneOf({
      [KEY_NAME]: { CNAME: ['mail.dkim.example.net'] },
      'mail.dkim.example.net': { TXT: [other] },
    })
    await nextDay(aliased)
    expect(aliased.kinds()).toEqual(['visible'])
    aliased.zone = zoneOf({ [KEY_NAME]: { CNAME: ['elsewhere.example.net'] } })
    await nextDay(aliased)
    expect(aliased.kinds()).toEqual(['visible', 'record-changed'])
  })

  it('of an include that grew over the limit names it', async () => {
    const lab = await watched()
    await nextDay(lab)
    const many = Array.from({ length: 11 }, (_, index) => `a:h${index}.example.net`).join(' ')
    const hosts = Object.fromEntries(
      Array.from({ length: 11 }, (_, index) => [`h${index}.example.net`, { A: ['192.0.2.9'] }]),
    )
    lab.zone = zoneOf({ '_spf.example.net': { TXT: [`v=spf1 ${many} -all`] }, ...hosts })
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'too-many-lookups'])
    expect(lab.notices()[0]?.text).toContain('now takes 12 DNS look-ups')
    expect(lab.notices()[0]?.text).toContain('It is “include:_spf.example.net” that grew.')
  })

  it('of a domain that is gone is told once, an hour later, and pauses its watch', async () => {
    const lab = await watched()
    const { org } = zoneOf()
    lab.zone = { org: org ?? {} }
    while (lab.told().length === 0) await lab.pass(5 * MINUTE, MINUTE)
    await lab.pass(30 * MINUTE, MINUTE)
    expect(lab.kinds()).toEqual(['visible'])
    await lab.pass(40 * MINUTE, MINUTE)
    expect(lab.kinds()).toEqual(['visible', 'domain-gone'])
    expect(findWatch(lab.deps.database, DOMAIN)).toMatchObject({ is_paused: 1, next_look_at: null })
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'domain-gone'])
  })

  it('is not what a resolver says that denies everything', async () => {
    const lab = await watched()
    lab.zone = {}
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible'])
  })

  it('of a sub-domain sender is seen in the policy of the domain above too', async () => {
    const sub = `news.${DOMAIN}`
    const own = { [sub]: { TXT: [SPF] } }
    const lab = await createWatchLab(zoneOf(own))
    createSetWatch(lab.deps)(sub, false, null)
    await lab.pass(MINUTE)
    expect(lab.told(sub)).toEqual([])
    lab.zone = zoneOf({ ...own, [`_dmarc.${DOMAIN}`]: {} })
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['record-gone'])
    expect(lab.notices()[0]?.text).toContain(`_dmarc.${DOMAIN}`)
  })

  it('is not what a later step of the plan brings, which is told once it is visible', async () => {
    const lab = await createWatchLab(zoneOf())
    const reject = 'v=DMARC1; p=reject; rua=mailto:reports@example.org'
    const [first = '', later = ''] = lab.plan([{}, { before: [DMARC], after: [reject], isLater: true }])
    lab.publish(first)
    await lab.pass(MINUTE)
    expect(lab.kinds()).toEqual(['visible'])
    lab.publish(later)
    await lab.pass(MINUTE)
    lab.zone = zoneOf({ [`_dmarc.${DOMAIN}`]: { TXT: [reject] } })
    await lab.pass(MINUTE)
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'visible'])
    lab.zone = zoneOf()
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'visible', 'record-changed'])
  })

  it('is not what a plan of ours has changed: the baseline follows', async () => {
    const lab = await watched()
    const { sql, run } = lab.deps.database
    run(sql.deleteFrom('plans'))
    const wanted = 'v=DMARC1; p=quarantine; rua=mailto:reports@example.org'
    const [id = ''] = lab.plan([{ before: [DMARC], after: [wanted] }])
    lab.publish(id)
    lab.zone = zoneOf({ [`_dmarc.${DOMAIN}`]: { TXT: [wanted] } })
    await lab.pass(MINUTE)
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'visible'])
    lab.zone = zoneOf()
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['visible', 'visible', 'record-changed'])
  })
})

describe('a domain without a plan', () => {
  it('is taken as it is at the first look', async () => {
    const lab = await createWatchLab(zoneOf())
    createSetWatch(lab.deps)(DOMAIN, false, null)
    await lab.pass(MINUTE)
    lab.zone = zoneOf({ [DOMAIN]: { TXT: ['v=spf1 -all'] } })
    await nextDay(lab)
    expect(lab.kinds()).toEqual(['record-changed'])
  })

  it('is left alone while it is paused', async () => {
    const lab = await createWatchLab(zoneOf())
    const setWatch = createSetWatch(lab.deps)
    setWatch(DOMAIN, false, null)
    await lab.pass(MINUTE)
    setWatch(DOMAIN, true, null)
    lab.asked.length = 0
    await nextDay(lab)
    expect(lab.asked).toEqual([])
  })
})
