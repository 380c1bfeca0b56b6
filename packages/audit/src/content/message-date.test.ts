import { describe, expect, it } from 'vitest'
import { parseMessageDate } from './message-date.ts'

const at = (iso: string): number => Date.parse(iso)

describe('the date of a message', () => {
  it.each([
    ['Sun, 22 Nov 2026 11:00:00 +0100', '2026-11-22T10:00:00Z'],
    ['22 Nov 2026 11:00 +0100', '2026-11-22T10:00:00Z'],
    ['Sun,22 Nov 2026 05:30:00 -0430', '2026-11-22T10:00:00Z'],
    ['Sun, 22 Nov 2026 10:00:00 +0000 (UTC)', '2026-11-22T10:00:00Z'],
    ['Sun, 22 Nov 2026 10:00:00 (a (nested) comment) GMT', '2026-11-22T10:00:00Z'],
    ['Fri, 21 Nov 97 09:55:06 -0600', '1997-11-21T15:55:06Z'],
    ['Sun, 22 Nov 26 05:00:00 EST', '2026-11-22T10:00:00Z'],
    ['Sun, 22 Nov 2026 10:00:00 Z', '2026-11-22T10:00:00Z'],
    ['Thu, 31 Dec 2026 23:59:60 +0000', '2027-01-01T00:00:00Z'],
    ['sun, 22 nov 2026 10:00:00 +0000', '2026-11-22T10:00:00Z'],
  ])('reads “%s”', (text, iso) => {
    expect(parseMessageDate(text)).toBe(at(iso))
  })

  it.each([
    '',
    'dim. 22 nov. 2026 11:00:00 +0100',
    '2026-11-22T10:00:00Z',
    'Sun, 31 Apr 2026 10:00:00 +0000',
    'Sun, 22 Nov 2026 24:00:00 +0000',
    'Sun, 22 Nov 2026 10:60:00 +0000',
    'Sun, 22 Nov 2026 10:00:00 +0160',
    'Sun, 22 Nov 2026 10:00:00',
    'Sun, 22 Nov 2026 10:00:00 CEST2',
    'Sun, 22 Foo 2026 10:00:00 +0000',
    'Sun, 22 Nov 2026 10:00:00 ABC',
  ])('cannot read “%s”', (text) => {
    expect(parseMessageDate(text)).toBeNull()
  })

  it('takes time in proportion to the length of a hostile field', () => {
    expect(parseMessageDate('('.repeat(200_000))).toBeNull()
    expect(parseMessageDate(` 1${' '.repeat(200_000)}`)).toBeNull()
  })
})
