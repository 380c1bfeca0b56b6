import { describe, expect, it } from 'vitest'
import { contextOf } from '../../../../fixtures/plan-context.ts'
import { CONTENT_STEPS } from './index.ts'

const SECTIONS: readonly (readonly [string, string])[] = [
  ['content/spam-rules', 'spamassassin'],
  ['content/pictures', 'alt-attribute'],
  ['content/tags', 'forbidden-tags'],
  ['content/short-links', 'short-links'],
  ['content/broken-links', 'broken-links'],
  ['content/unsubscribe', 'list-unsubscribe'],
]

const build = async (kind: string, key: string, points: number) => {
  const context = await contextOf({ 'example.org': { TXT: ['x'] } })
  const step = CONTENT_STEPS.find((one) => one.kind === kind)
  return step?.build({ ...context, lost: [{ key, points }] })
}

describe('what a test took away for the content', () => {
  it.each(SECTIONS)('is the matter of %s', async (kind, section) => {
    expect(await build(kind, section, -0.54)).toMatchObject([{ subject: section, edits: [], params: { points: 0.5 } }])
    expect(await build(kind, section, 0)).toEqual([])
    expect(await build(kind, 'other', -1)).toEqual([])
  })

  it('has a step for each', () => {
    expect(CONTENT_STEPS.map(({ kind }) => kind).toSorted()).toEqual(SECTIONS.map(([kind]) => kind).toSorted())
  })
})
