import { describe, expect, it } from 'vitest'
import { OBSTACLE_TEXTS } from './obstacle-texts.ts'
import { NOTHING_FORESEEN } from './prove.ts'
import { QUESTION_TEXTS, UNNAMED_KEY_TEXT } from './question-texts.ts'
import { renderObstacle, renderPrediction, renderQuestion, renderStep } from './render-plan.ts'
import type { PlanEdit, PlanStep, Prediction } from './step.ts'

const NBSP = '\u00a0'

const edit = (after: readonly string[]): PlanEdit => ({ name: 'example.org', type: 'TXT', before: [], after })

const plan = (predicted: Partial<Prediction>, ...edits: PlanEdit[]) => ({
  obstacle: null,
  predicted: { ...NOTHING_FORESEEN, ...predicted },
  steps: edits.map((one): PlanStep => ({
    id: 'spf/record',
    kind: 'spf/record',
    subject: null,
    edits: [one],
    isLater: false,
    params: {},
    changes: [],
    cures: [],
    after: [],
    who: 'dns',
    minutes: 5,
    gain: 0,
    helps: [],
    dependsOn: [],
  })),
})

const GMAIL = { providerId: 'gmail', name: 'Gmail', before: 'broken', after: 'met' } as const
const POSTE = { providerId: 'laposte', name: 'La Poste', before: 'broken', after: 'met' } as const
const ORANGE = { providerId: 'orange', name: 'Orange', before: 'met', after: 'met' } as const

describe('what a plan leads to', () => {
  it('names the records, the proofs and those who stop refusing', () => {
    const made = plan(
      { spf: 'pass', dmarc: 'pass', dkim: 'pass', providers: [GMAIL, POSTE, ORANGE] },
      edit(['a']),
      edit(['b']),
    )
    expect(renderPrediction(made, 'en')).toBe(
      'With these two records, this same message would have passed SPF, DKIM and DMARC at Gmail and La Poste.',
    )
    expect(renderPrediction(made, 'fr')).toBe(
      'Avec ces deux enregistrements, ce même message aurait été validé par SPF, DKIM et DMARC chez Gmail et La Poste.',
    )
  })

  it('tells one record from a change that also takes away', () => {
    const sure = { spf: 'pass', dkim: 'none', dmarc: 'none' } as const
    expect(renderPrediction(plan(sure, edit(['a'])), 'fr')).toMatch(/^Avec cet enregistrement, /)
    expect(renderPrediction(plan(sure, edit([])), 'fr')).toMatch(/^Avec cette modification, /)
    expect(renderPrediction(plan(sure), 'en')).toMatch(
      /^With the records as they stand, this same message passes SPF\. /,
    )
  })

  it('says what still fails, and what nobody can tell', () => {
    const made = plan({ spf: 'softfail', dkim: 'unknown', dmarc: 'fail' }, edit(['a']))
    expect(renderPrediction(made, 'fr')).toBe(
      'Avec cet enregistrement, SPF et DMARC échoueraient encore. Rien ne permet encore de conclure pour DKIM.',
    )
  })

  it('speaks of no message where none was seen', () => {
    const made = plan({ dkim: 'pass', dmarc: 'pass' }, edit(['a']))
    expect(renderPrediction(made, 'en')).toBe(
      'With this record, mail of this domain would pass DKIM and DMARC. Nothing allows a conclusion about SPF yet.',
    )
  })

  it('promises nothing where nothing can be planned', () => {
    expect(renderPrediction({ ...plan({}), obstacle: 'not-yours' }, 'en')).toBe('Nothing can be predicted.')
  })
})

describe('the other sentences', () => {
  it('are there in both languages', () => {
    for (const texts of [...Object.values(OBSTACLE_TEXTS), ...Object.values(QUESTION_TEXTS), UNNAMED_KEY_TEXT]) {
      expect(texts.fr).not.toMatch(/ [:;!?»]|« /)
      expect(texts.en.length).toBeGreaterThan(10)
    }
  })

  it('name what they are about', () => {
    expect(renderObstacle('not-yours', { domain: 'gmail.com' }, 'en')).toMatch(/^gmail\.com belongs to/)
    const question = { code: 'sender-still-used', subject: 'include:spf.example.net', params: {} } as const
    expect(renderQuestion(question, 'fr')).toContain(`«${NBSP}include:spf.example.net${NBSP}»`)
  })

  it('speak of the console of a service only where the service is known', () => {
    const wanted = { code: 'key-wanted', subject: 's1', params: { selector: 's1' } } as const
    expect(renderQuestion(wanted, 'en')).toMatch(/^Only the service or server that signs .*“s1”/)
    const named = { ...wanted, params: { name: 'Brevo' } }
    expect(renderQuestion(named, 'en')).toMatch(/^Only the console of Brevo/)
  })

  it('of an advice are those of its check', () => {
    const advice = { kind: 'advice/check', subject: 'spf/ptr', params: { names: ['example.org'] }, changes: [] }
    expect(renderStep(advice, 'en').title).toMatch(/^Goal: “.{10,}”$/)
    expect(() => renderStep({ ...advice, subject: 'spf/never-was' }, 'en')).toThrow('spf/never-was')
  })

  it('miss no change', () => {
    const step = { kind: 'mx/repair', subject: null, params: { domain: 'example.org' } }
    const changes = [{ code: 'never-was', params: {} }]
    expect(() => renderStep({ ...step, changes }, 'en')).toThrow('never-was')
  })
})
