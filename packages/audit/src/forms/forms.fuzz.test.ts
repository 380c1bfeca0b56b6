import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMeantAs, repaired } from './repair.ts'
import { findSplit } from './split-record.ts'

const KINDS = ['spf', 'dkim', 'dmarc'] as const
const noise = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 8 }),
    fc.constantFrom(
      '"',
      '“',
      '\\',
      '&quot;',
      '&#x110000;',
      '\u00a0',
      'v=spf1 ',
      'v=DKIM1; p=',
      'v=DMARC1;',
      ' -all',
      ';',
      '=',
    ),
  ),
)

describe('repair', () => {
  it('never throws, and has nothing left to do the second time', () => {
    fc.assert(
      fc.property(noise, (parts) => {
        const once = repaired(parts.join(''))
        for (const kind of KINDS) isMeantAs(kind, once)
        // A character reference may hold another one; nothing else may need a second look.
        fc.pre(!once.includes('&'))
        expect(repaired(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })

  it('finds halves in anything, or none, without throwing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...KINDS), fc.array(noise, { maxLength: 4 }), (kind, records) => {
        findSplit(
          kind,
          records.map((parts) => parts.join('')),
        )
      }),
      { numRuns: 500 },
    )
  })

  it.each(['"', "'", ' ', '" ', '&#x', 'p=', 'a=', 'a= ', 'a= ; ', '-all ', ' redirect=', '\u00a0', '\\', 'a'])(
    'ends soon over 100 KB of %j',
    (unit) => {
      const text = unit.repeat(100_000 / unit.length)
      const begin = process.cpuUsage()
      for (const kind of KINDS) {
        isMeantAs(kind, `${text}=`)
        findSplit(kind, [kind === 'spf' ? 'v=spf1 a' : `v=${kind.toUpperCase()}1; p=`, `${text}=`, `${text}\u0000`])
      }
      expect(process.cpuUsage(begin).user / 1000).toBeLessThan(1500)
    },
  )
})
