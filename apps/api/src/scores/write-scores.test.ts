import type { ScoreHistory } from '@bienrecu/shared'
import { describe, expect, it } from 'vitest'
import { createSay } from '../locales/say.ts'
import { narrowScores, writeScores } from './write-scores.ts'

const id = (last: number) => `00000000-0000-4000-8000-00000000000${last}`

const HISTORY: ScoreHistory = {
  points: [
    {
      reportId: id(1),
      probeId: id(2),
      at: '2026-11-20T10:00:00.000Z',
      score: 7.2,
      domain: 'example.org',
      relayId: id(3),
      relayName: '=HYPERLINK("x")',
    },
    {
      reportId: id(4),
      probeId: id(5),
      at: '2026-11-22T10:00:00.000Z',
      score: 9.6,
      domain: 'example.net',
      relayId: null,
      relayName: 'Office | *north*',
    },
  ],
  changes: [
    {
      id: id(6),
      at: '2026-11-21T10:00:00.000Z',
      domain: 'example.org',
      name: '_dmarc.example.org',
      type: 'TXT',
      before: [],
      after: ['v=DMARC1; p=none; rua=mailto:a@example.org,mailto:b@example.org'],
      stepId: 'dmarc/publish',
    },
  ],
}

const write = (format: 'csv' | 'json' | 'markdown', locale: 'en' | 'fr' = 'en') =>
  writeScores(HISTORY, format, locale, createSay(locale))

describe('the scores as text', () => {
  it('are CSV with changes between the tests, and no cell that a spreadsheet would run', () => {
    expect(write('csv').split('\r\n')).toEqual([
      'time,kind,domain,score,relay,name,type,before,after,step',
      `2026-11-20T10:00:00.000Z,test,example.org,7.2,"'=HYPERLINK(""x"")",,,,,`,
      '2026-11-21T10:00:00.000Z,change,example.org,,,_dmarc.example.org,TXT,,"v=DMARC1; p=none; rua=mailto:a@example.org,mailto:b@example.org",dmarc/publish',
      '2026-11-22T10:00:00.000Z,test,example.net,9.6,Office | *north*,,,,,',
      '',
    ])
  })

  it('are a Markdown table in which nothing becomes markup', () => {
    const [head, rule, first, change, last] = write('markdown', 'fr').split('\n')
    expect(head).toBe('| Date | Note | Relais | Changement du DNS |')
    expect(rule).toBe('| --- | --- | --- | --- |')
    expect(first).toContain('**7,2/10**')
    expect(change).toContain('enregistrement TXT ajouté')
    expect(last).toContain(String.raw`Office \| \*north\*`)
  })

  it('are JSON as the API tells them', () => {
    expect(JSON.parse(write('json'))).toEqual(HISTORY)
  })

  it('can be narrowed to one domain or relay', () => {
    expect(narrowScores(HISTORY, { domain: 'example.net', relayId: null })).toEqual({
      points: [HISTORY.points[1]],
      changes: [],
    })
    expect(narrowScores(HISTORY, { domain: null, relayId: id(3) }).points).toEqual([HISTORY.points[0]])
  })
})
