import { expect, it } from 'vitest'
import { toALabels } from './a-label.ts'

it.each([
  ['example.org', 'example.org'],
  ['bücher.example', 'xn--bcher-kva.example'],
  ['BÜCHER.Example', 'xn--bcher-kva.Example'],
  ['mañana.example', 'xn--maana-pta.example'],
  ['例え.テスト', 'xn--r8jz45g.xn--zckzah'],
  ['правда.example', 'xn--80aafi6cg.example'],
  ['ü', 'xn--tda'],
  ['bu\u0308cher。example', 'xn--bcher-kva.example'],
  ['☃-⌘.example', 'xn----dqo34k.example'],
])('%s is asked for as %s', (domain, expected) => {
  expect(toALabels(domain)).toBe(expected)
})

it('leaves what no name can be made of', () => {
  expect(toALabels(`${'ü'.repeat(64)}.example`)).toBe(`${'ü'.repeat(64)}.example`)
})
