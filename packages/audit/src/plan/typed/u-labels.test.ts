import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toALabels } from '../../spf/a-label.ts'
import { toULabels } from './u-labels.ts'

it.each([
  ['xn--bcher-kva.example', 'bücher.example'],
  ['XN--BCHER-KVA.example', 'bücher.example'],
  ['_dmarc.xn--4dbrk0ce', '_dmarc.ישראל'],
  ['xn--d9juau41awczczp.example', 'そのスピードで.example'],
  ['xn--mgbh0fb.xn--kgbechtv', 'مثال.إختبار'],
])('%s is read %s', (domain, read) => {
  expect(toULabels(domain)).toBe(read)
})

it.each(['example.org', 'xn--', 'xn--a', toALabels('a\u202eb'), 'xn--99999999', 'xn--a!b', `xn--${'z'.repeat(70)}`])(
  'leaves %s alone',
  (name) => {
    expect(toULabels(name)).toBe(name)
  },
)

it('undoes what is done to a name, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ maxLength: 60 }), (label, noise) => {
      const plain = label
        .toLowerCase()
        .normalize('NFC')
        .replaceAll(/[^\p{L}\p{M}\p{N}]/gu, '')
      fc.pre(plain.toLowerCase().normalize('NFC') === plain && toALabels(plain).length <= 63)
      expect(toULabels(toALabels(plain))).toBe(plain)
      expect(toALabels(toULabels(`xn--${noise}`)).toLowerCase()).toBe(`xn--${noise}`.toLowerCase())
    }),
  )
})
