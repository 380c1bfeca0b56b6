import { CHECKS } from '@bienrecu/audit/checks/index'
import { render } from '@bienrecu/audit/render'
import { loadCheckTexts } from 'virtual:check-texts'
import { parseAst } from 'vite'
import { describe, expect, it } from 'vitest'
import { textOfCheck } from './text-of-check.ts'

const find = (source: string) => textOfCheck(parseAst(source))

describe('the words of a check', () => {
  it('are found whole, braces and quotes in them included', () => {
    const text = `{ en: { title: 'a } "b" {count}' }, fr: { title: "c" } }`
    const source = `export const one = defineCheck({ id: 'spf/one', evaluate() { return { text: 1 } }, text: ${text} })`
    const found = find(source)
    expect(found?.id).toBe('spf/one')
    expect(source.slice(found?.start, found?.end)).toBe(text)
  })

  it.each([
    ['no check', 'export const text = { en: 1 }'],
    ['a check without an id of its own', 'defineCheck({ id: name, text: {} })'],
    ['a check made elsewhere', 'const one = makeCheck({ id: "spf/one", text: {} })'],
  ])('are left alone in %s', (_name, source) => {
    expect(find(source)).toBeNull()
  })

  it.each(['en', 'fr'] as const)('are all there once they are loaded, in %s', async (locale) => {
    await loadCheckTexts(locale)
    for (const { id: checkId, severity } of CHECKS) {
      const { title } = render({ checkId, status: 'pass', severity, params: {} }, locale)
      expect(title, checkId).toSatisfy((text) => typeof text === 'string' && text !== '')
    }
  })
})
