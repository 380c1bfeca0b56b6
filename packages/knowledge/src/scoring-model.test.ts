import { describe, expect, it } from 'vitest'
import { checkPrice, scoringModel, scoringSection, usualPoints } from './scoring-model.ts'

const { sections, bases, checks } = scoringModel()

describe('what a fault in a section usually costs', () => {
  it('is a point for a missing signature', () => {
    expect(usualPoints('dkim')).toBe(1)
  })

  it('is nothing where no price is known', () => {
    expect(usualPoints('message-content')).toBe(0)
  })
})

describe('the scoring model', () => {
  it('names each section once, after the one that it is part of', () => {
    const keys = sections.map(({ key }) => key)
    expect(keys).toEqual([...new Set(keys)])
    for (const { key, parent } of sections.filter((one) => one.parent !== null))
      expect(keys.indexOf(parent ?? ''), key).toBeLessThan(keys.indexOf(key))
    for (const { parent } of sections) expect(keys.includes(parent ?? 'signature')).toBe(true)
  })

  it('gives a check one price, in a section that is there, on a basis that is there', () => {
    const ids = checks.map(({ id }) => id)
    expect(ids).toEqual([...new Set(ids)])
    for (const { id, section, basis } of checks) {
      expect(scoringSection(section), id).not.toBeNull()
      expect(bases.map((one) => one.id)).toContain(basis)
    }
  })

  it('prices nothing in a section that is the sum of its parts', () => {
    const parents = new Set(sections.map(({ parent }) => parent))
    expect(checks.filter(({ section }) => parents.has(section))).toEqual([])
  })

  it('takes nothing for advice', () => {
    for (const { price } of checks.filter(({ basis }) => basis === 'advice')) expect(price).toBe(0)
  })

  it('keeps a message that is perfect on mail-tester at 9.5 or more: our own checks take half a point together', () => {
    expect(bases.find(({ id }) => id === 'own')?.limit).toBe(0.5)
    expect(bases.find(({ id }) => id === 'spamassassin')?.yieldsToFilter).toBe(true)
  })

  it('has no price for a check that the score does not look at', () => {
    expect(checkPrice('spf/ptr')).toBeNull()
  })

  it('takes three points where SPF fails, and the usual one for any other result', () => {
    expect(checkPrice('spf/sender-not-covered')?.price).toEqual({
      param: 'result',
      values: { fail: 3 },
      otherwise: 'usual',
    })
  })
})
