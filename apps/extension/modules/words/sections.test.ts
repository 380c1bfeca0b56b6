import { describe, expect, it } from 'vitest'
import { parseSections, toDeclaration, toManifestMessages, toModule } from './sections.ts'

const SOURCE = `
manifest:
  name: Bien reçu
panel:
  send: Send
  left:
    one: "{count} left"
    other: "{count} left"
  step:
    tls: Encrypted
`

describe('a message file', () => {
  it('has groups that become dotted keys, and plurals that stay together', () => {
    expect(parseSections(SOURCE).panel).toEqual({
      send: 'Send',
      left: { one: '{count} left', other: '{count} left' },
      'step.tls': 'Encrypted',
    })
  })

  it('becomes one module per section, so that a page loads the words it says', () => {
    expect(toModule('manifest', parseSections(SOURCE))).toBe('export const manifest = {"name":"Bien reçu"}\n')
    expect(() => toModule('popup', parseSections(SOURCE))).toThrow('popup')
  })

  it('is declared with its very texts, so that the compiler knows keys and placeholders', () => {
    expect(toDeclaration('en.yml', parseSections(SOURCE))).toContain('"send": "Send"')
  })

  it('gives the browser the words of the manifest', () => {
    expect(toManifestMessages(parseSections(SOURCE).manifest ?? {})).toEqual({ name: { message: 'Bien reçu' } })
  })

  it.each([
    ['a number where a text belongs', 'panel:\n  answer: 42', 'answer'],
    ['a word that YAML 1.1 reads as a truth', 'panel:\n  really: true', 'really'],
    ['a list', 'panel:\n  list: [a, b]', 'list'],
    ['a text outside any section', 'send: Send', 'send'],
    ['a section that cannot be a variable', 'my-panel:\n  a: b', 'my-panel'],
  ])('with %s is refused, naming the key', (_name, source, key) => {
    expect(() => parseSections(source)).toThrow(key)
  })
})
