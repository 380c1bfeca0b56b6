import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { RECORD_CHANGES_EN } from './record-changes-en.ts'
import { RECORD_CHANGES_FR } from './record-changes-fr.ts'

const folder = path.join(import.meta.dirname, '../../spf')
const sources = readdirSync(folder)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => readFileSync(path.join(folder, file), 'utf8'))
  .join('\n')

const placeholders = (text = ''): string[] =>
  [...new Set([...text.matchAll(/\{[a-zA-Z]+\}/g)].map(([whole]) => whole))].toSorted()

describe('the sentences of changes', () => {
  it('are there in both languages', () => {
    expect(Object.keys(RECORD_CHANGES_FR).toSorted()).toEqual(Object.keys(RECORD_CHANGES_EN).toSorted())
  })

  it.each(Object.keys(RECORD_CHANGES_EN))('%s belongs to a change, and has the same placeholders in both', (code) => {
    expect(sources).toContain(`'${code}'`)
    expect(placeholders(RECORD_CHANGES_FR[code])).toEqual(placeholders(RECORD_CHANGES_EN[code]))
  })

  it('tell every change that can be made', () => {
    const lines = [...sources.matchAll(/code(?::| =)[^\n]*/g)].map(([line]) => line).join('\n')
    const codes = [...lines.matchAll(/'([a-z]+(?:-[a-z]+)*)'/g)]
    const unknown = codes.map(([, code = '']) => code).filter((code) => !(code in RECORD_CHANGES_EN))
    expect(unknown).toEqual([])
  })
})
