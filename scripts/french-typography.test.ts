import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { CHECKS } from '../packages/audit/src/checks/index.ts'
import { CONTENT_CHECKS } from '../packages/audit/src/content/checks/index.ts'
import { RENDER_WORDS } from '../packages/audit/src/render-words.ts'
import { scoringModel } from '../packages/knowledge/src/scoring-model.ts'
import { frenchFaults } from './french-typography.ts'
import { ROOT } from './root.ts'

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(stringsIn)
}

const modules = globSync(['apps/*/src/**/fr.ts', 'packages/*/src/**/fr.ts'], { cwd: ROOT })
const words = globSync('apps/*/src/locales/fr.yml', { cwd: ROOT })

/** What is quoted is as a server, a page or a header says it. */
const withoutQuotes = (text: string): string => text.replaceAll(/«\u00a0[^»]*»/g, 'x')

describe('French texts', () => {
  it('are found', () => {
    expect(modules.length).toBeGreaterThan(0)
  })

  it.each(modules)('%s follows French typography', async (path) => {
    const { fr } = await import(join(ROOT, path))
    expect(stringsIn(fr).flatMap(frenchFaults)).toEqual([])
  })

  it.each(words)('%s follows French typography', (path) => {
    expect(stringsIn(parse(readFileSync(join(ROOT, path), 'utf8'))).flatMap(frenchFaults)).toEqual([])
  })

  it.each(['mail-providers', 'smtp-replies'])('of %s.json follow French typography', (name) => {
    const file = readFileSync(join(ROOT, `packages/knowledge/src/data/${name}.json`), 'utf8')
    const texts = Array.from(file.matchAll(/"fr": ("(?:[^"\\]|\\.)*")/g), ([, text = '""']) => String(JSON.parse(text)))
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.map(withoutQuotes).flatMap(frenchFaults)).toEqual([])
  })

  it('of the checks follow French typography', () => {
    const faults = CHECKS.flatMap(({ id, text }) =>
      stringsIn(text.fr)
        .flatMap(frenchFaults)
        .map((fault) => [id, fault]),
    )
    expect(faults).toEqual([])
    expect(stringsIn(RENDER_WORDS.fr).flatMap(frenchFaults)).toEqual([])
  })

  it('of the checks of a message and of their prices follow French typography', () => {
    const texts = CONTENT_CHECKS.flatMap(({ id, text }) => stringsIn(text.fr).map((one) => [id, one] as const))
    const reasons = scoringModel().bases.map(({ id, why }) => [id, why.fr] as const)
    const faults = [...texts, ...reasons].flatMap(([id, text]) =>
      frenchFaults(withoutQuotes(text)).map((fault) => [id, fault]),
    )
    expect(faults).toEqual([])
  })
})

describe('the rules', () => {
  it.each([
    ["l'adresse", 'straight apostrophe'],
    ['Port : 25', 'no no-break space before a colon'],
    ['Vraiment ?', 'no narrow no-break space before ; ! ?'],
    ['« mot »', 'no no-break space inside guillemets'],
    ['Un instant...', 'three dots instead of an ellipsis'],
  ])('find the fault in %s', (sentence, fault) => {
    expect(frenchFaults(sentence)[0]).toContain(fault)
  })

  it('leave a well-written sentence and an address alone', () => {
    expect(frenchFaults('Écrivez\u00a0: «\u00a0https://example.org/?a=1\u00a0», d’accord\u202f?')).toEqual([])
  })
})
