import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ROOT } from './root.ts'

const documents = globSync(['*.md', 'docs/**/*.md', 'test/**/*.md', 'apps/*/*.md', 'apps/extension/store/**/*.md'], {
  cwd: ROOT,
  exclude: (name) => name.includes('node_modules'),
})

// A cited path looks like a path of ours: it begins with one of our folders and names a file or folder.
const CITED = /`((?:apps|packages|test|scripts|docs|\.ci)\/[\w./@-]+)`/g
const LINKED = /\]\((?!https?:|mailto:|#)([^)#\s]+)/g

const matches = (text: string, pattern: RegExp) => Array.from(text.matchAll(pattern), ([, path = '']) => path)
const BUILT = ['apps/extension/.output', 'apps/api/dist', 'test/.work']

describe.each(documents)('%s', (document) => {
  const text = readFileSync(join(ROOT, document), 'utf8')

  it('cites only paths that exist', () => {
    const missing = matches(text, CITED).filter(
      (path) => !BUILT.some((built) => path.startsWith(built)) && !existsSync(join(ROOT, path)),
    )
    expect(missing).toEqual([])
  })

  it('links only to files that exist', () => {
    const missing = matches(text, LINKED).filter((path) => !existsSync(join(ROOT, dirname(document), path)))
    expect(missing).toEqual([])
  })
})
