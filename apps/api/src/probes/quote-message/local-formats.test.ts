import { describe, expect, it } from 'vitest'
import { formatsOf } from './local-formats.ts'

const fr = formatsOf('fr')
const en = formatsOf('en')
const noon = (day: string) => new Date(`${day}T12:00:00Z`)

describe('what is written in French', () => {
  it('has a comma, spaces that do not break, and the sign of the currency at the end', () => {
    expect(fr.money(1_234_50)).toBe('1\u202f234,50\u00a0€')
    expect(fr.percent(20)).toBe('20\u00a0%')
  })

  it('says the first of a month as an ordinal, and no other day', () => {
    expect(fr.day(noon('2026-12-01'))).toBe('1er\u00a0décembre 2026')
    expect(fr.day(noon('2026-12-11'))).toBe('11\u00a0décembre 2026')
    expect(fr.day(noon('2026-12-21'))).toBe('21\u00a0décembre 2026')
  })
})

describe('what is written in English', () => {
  it('has a point, commas between thousands, and the sign of the currency in front', () => {
    expect(en.money(1_234_50)).toBe('£1,234.50')
    expect(en.percent(20)).toBe('20%')
  })

  it('says the day before the month', () => {
    expect(en.day(noon('2026-12-01'))).toBe('1\u00a0December 2026')
  })
})

it('a day is the one of the Date field, in UTC', () => {
  expect(en.day(new Date('2026-11-30T23:59:59Z'))).toBe('30\u00a0November 2026')
  expect(en.day(new Date('2026-12-01T00:00:00Z'))).toBe('1\u00a0December 2026')
})
