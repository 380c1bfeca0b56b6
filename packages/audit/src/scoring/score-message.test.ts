import { scoringModel } from '@bienrecu/knowledge/scoring-model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SEVERITIES } from '../check.ts'
import { CHECKS } from '../checks/index.ts'
import { CONTENT_CHECKS, findContentCheck } from '../content/checks/index.ts'
import type { Finding, FindingStatus } from '../run.ts'
import { scoreMessage } from './score-message.ts'

const fault = (checkId: string, changes: Partial<Finding> = {}): Finding => ({
  checkId,
  status: 'fail',
  severity: 'high',
  params: {},
  ...changes,
})

const score = (...findings: readonly Finding[]): number => scoreMessage({ findings, spamassassin: null }).score

describe('the weights of mail-tester', () => {
  it('takes nothing from a message without a fault', () => {
    expect(scoreMessage({ findings: [fault('spf/missing', { status: 'pass' })], spamassassin: 0 })).toMatchObject({
      score: 10,
      band: 4,
    })
  })

  it.each([
    ['fail', 7],
    ['softfail', 9],
    ['neutral', 9],
    ['none', 9],
    ['permerror', 9],
  ])('SPF %s: %d', (result, expected) => {
    expect(score(fault('spf/sender-not-covered', { params: { result } }))).toBe(expected)
  })

  it.each([
    'dkim/no-signature',
    'dkim/signature-invalid',
    'dmarc/missing',
    'alignment/dmarc-would-fail',
    'reverse/missing',
    'mx/missing',
  ])('a point for %s', (checkId) => {
    expect(score(fault(checkId))).toBe(9)
  })

  it('one point for DMARC, however many faults it has', () => {
    const { findings, score: result } = scoreMessage({
      findings: [fault('dmarc/missing'), fault('alignment/dmarc-would-fail')],
      spamassassin: null,
    })
    expect(result).toBe(9)
    expect(findings.map(({ points }) => points)).toEqual([-1, 0])
  })

  it('nothing for a broken signature beside a sound one of the same organisation', () => {
    expect(score(fault('dkim/signature-invalid', { severity: 'low' }))).toBe(10)
  })

  it('half a point for each blocklist that holds the address', () => {
    const lists = ['bl.example.com', 'bl.example.net', 'bl.example.org']
    expect(score(fault('lists/ip-listed', { params: { lists } }))).toBe(8.5)
  })

  it('the sum of SpamAssassin, and nothing given back for a good one', () => {
    expect(scoreMessage({ findings: [], spamassassin: 2.46 })).toMatchObject({ score: 7.5, band: 3 })
    expect(scoreMessage({ findings: [], spamassassin: -1.2 }).score).toBe(10)
  })

  it.each([
    [9, 4],
    [8.9, 3],
    [7, 3],
    [5, 2],
    [3, 1],
    [2.9, 0],
    [0, 0],
  ])('the drawing of a score of %d is mark-%d', (points, band) => {
    expect(scoreMessage({ findings: [], spamassassin: 10 - points }).band).toBe(band)
  })

  it('never falls below 0, and its sections tell the whole loss', () => {
    const { score: result, sections } = scoreMessage({ findings: [fault('dkim/no-signature')], spamassassin: 12 })
    expect(result).toBe(0)
    expect(sections.filter(({ parent }) => parent === null).reduce((sum, { points }) => sum + points, 0)).toBe(-13)
  })
})

describe('rspamd', () => {
  it('counts where SpamAssassin does not, in the measure of SpamAssassin', () => {
    expect(scoreMessage({ findings: [], spamassassin: null, rspamd: { score: 6, spamAt: 6 } }).score).toBe(5)
    expect(scoreMessage({ findings: [], spamassassin: 1, rspamd: { score: 6, spamAt: 6 } }).score).toBe(9)
    expect(scoreMessage({ findings: [], spamassassin: null, rspamd: { score: -3, spamAt: 6 } }).score).toBe(10)
  })
})

describe('checks of our own', () => {
  const own = scoringModel().checks.filter(({ basis }) => basis === 'own')
  const lists = Array.from({ length: 10 }, (_, at) => `bl${at}.example.org`)
  const standIns = scoringModel().checks.filter(({ basis }) => basis === 'spamassassin')

  it('take half a point together, at most', () => {
    expect(score(...own.map(({ id }) => fault(id)))).toBe(9.5)
  })

  it('that stand in for a spam filter take three points at most, and none where one has judged', () => {
    const faults = standIns.map(({ id }) => fault(id, { severity: 'medium', params: { lists } }))
    expect(score(...faults)).toBe(7)
    expect(scoreMessage({ findings: faults, spamassassin: 0 }).score).toBe(10)
    expect(scoreMessage({ findings: faults, spamassassin: null, rspamd: { score: 0, spamAt: 6 } }).score).toBe(10)
  })
})

describe('findings', () => {
  it('come with their section, the costly ones first, the others as they were', () => {
    const { findings } = scoreMessage({
      findings: [
        fault('spf/ptr'),
        fault('dkim/no-signature'),
        fault('spf/sender-not-covered', { params: { result: 'fail' } }),
      ],
      spamassassin: null,
    })
    expect(findings.map(({ checkId, points, section }) => [checkId, points, section])).toEqual([
      ['spf/sender-not-covered', -3, 'spf'],
      ['dkim/no-signature', -1, 'dkim'],
      ['spf/ptr', 0, null],
    ])
  })

  it('keep whatever else they carry', () => {
    expect(
      scoreMessage({ findings: [{ ...fault('dmarc/missing'), title: 'x' }], spamassassin: null }).findings,
    ).toEqual([{ ...fault('dmarc/missing'), title: 'x', points: -1, section: 'dmarc' }])
  })
})

it('has a price only for checks that are there', () => {
  const ids = new Set(CHECKS.map(({ id }) => id))
  const strange = scoringModel().checks.filter(({ id }) => !ids.has(id) && findContentCheck(id) === undefined)
  expect(strange.map(({ id }) => id)).toEqual([])
})

it('says of every check of a message what it costs, be it nothing', () => {
  const priced = new Set(scoringModel().checks.map(({ id }) => id))
  expect(CONTENT_CHECKS.map(({ id }) => id).filter((id) => !priced.has(id))).toEqual([])
})

it('prices by a value only what a check measures', () => {
  for (const { id, price } of scoringModel().checks.filter((one) => typeof one.price === 'object')) {
    if (typeof price !== 'object' || 'severity' in price) continue
    const text = CONTENT_CHECKS.find((check) => check.id === id)?.text ?? CHECKS.find((check) => check.id === id)?.text
    const param = 'each' in price ? price.each : price.param
    expect(text?.en.failure.includes(`{${param}}`), id).toBe(true)
  }
})

const anyFinding = (statuses: readonly FindingStatus[]) =>
  fc.record({
    checkId: fc.constantFrom(...scoringModel().checks.map(({ id }) => id), 'spf/ptr', 'spf/missing'),
    status: fc.constantFrom(...statuses),
    severity: fc.constantFrom(...SEVERITIES),
    params: fc.oneof(
      fc.constant({}),
      fc.record({ result: fc.constantFrom('fail', 'none', 'softfail') }),
      fc.record({ lists: fc.array(fc.domain(), { maxLength: 6 }), subjects: fc.array(fc.domain(), { maxLength: 6 }) }),
    ),
  })
const findings = fc.array(anyFinding(['pass', 'fail', 'not-applicable', 'unknown', 'error']), { maxLength: 40 })
const filter = fc.oneof(fc.constant(null), fc.double({ min: -20, max: 60, noNaN: true }))
const rspamd = fc.oneof(
  fc.constant(null),
  fc.record({ score: fc.double({ min: -20, max: 60, noNaN: true }), spamAt: fc.constant(6) }),
)

describe('whatever is found', () => {
  it('the score is from 0 to 10, with one decimal', () => {
    fc.assert(
      fc.property(findings, filter, rspamd, (list, spamassassin, other) => {
        const { score: result } = scoreMessage({ findings: list, spamassassin, rspamd: other })
        expect(result).toBeGreaterThanOrEqual(0)
        expect(result).toBeLessThanOrEqual(10)
        expect(result).toBe(Math.round(result * 10) / 10)
      }),
    )
  })

  it('ten and the points of the sections make the score before its floor, a parent is the sum of its parts, and findings tell where they come from', () => {
    fc.assert(
      fc.property(findings, filter, (list, spamassassin) => {
        const result = scoreMessage({ findings: list, spamassassin })
        const sum = (points: readonly number[]) => Math.round(points.reduce((all, one) => all + one, 0) * 10)
        const partsOf = (key: string | null) => result.sections.filter(({ parent }) => parent === key)
        const total = sum(partsOf(null).map(({ points }) => points))
        expect(result.score).toBe(Math.max(0, 100 + total) / 10)
        for (const { key, points } of result.sections.filter((one) => partsOf(one.key).length > 0))
          expect(sum([points])).toBe(sum(partsOf(key).map((part) => part.points)))
        for (const { key, points } of result.sections.filter(
          (one) => partsOf(one.key).length === 0 && one.key !== 'spamassassin',
        ))
          expect(sum([points])).toBe(
            sum(result.findings.filter(({ section }) => section === key).map((one) => one.points)),
          )
        for (const { points } of [...result.sections, ...result.findings])
          expect(Object.is(points, -0) || points > 0).toBe(false)
      }),
    )
  })

  it('one more fault never raises the score, wherever it is told', () => {
    fc.assert(
      fc.property(findings, anyFinding(['fail']), fc.nat(), filter, (list, added, place, spamassassin) => {
        const more = list.toSpliced(place % (list.length + 1), 0, added)
        expect(scoreMessage({ findings: more, spamassassin }).score).toBeLessThanOrEqual(
          scoreMessage({ findings: list, spamassassin }).score,
        )
      }),
    )
  })

  it('what is not known, does not apply or went wrong changes nothing', () => {
    const silent = anyFinding(['unknown', 'not-applicable', 'error', 'pass'])
    fc.assert(
      fc.property(findings, silent, filter, (list, added, spamassassin) => {
        expect(scoreMessage({ findings: [added, ...list], spamassassin }).score).toBe(
          scoreMessage({ findings: list, spamassassin }).score,
        )
      }),
    )
  })
})
