// @vitest-environment node
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PERMISSIONS } from './src/permissions.ts'

const read = (path: string) => readFileSync(join(import.meta.dirname, 'store', path), 'utf8')

/** The paragraph under a heading of second level. */
const sectionOf = (text: string, heading: string): string =>
  text.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0]?.trim() ?? ''

/** Name and grant of each row in the table of permissions. */
const permissionRows = (text: string): [string, boolean][] =>
  [...text.matchAll(/^\| `([^`]+)` \| ([^|]+) \| [^|]{10,} \|$/gm)].map(([, name = '', granted = '']) => [
    name,
    /installation/.test(granted),
  ])

describe.each([
  ['en', 'Summary'],
  ['fr', 'Résumé'],
])('the texts for the stores (%s)', (locale, summary) => {
  it('justify every permission of the manifest, and no other', () => {
    const ours = PERMISSIONS.map(({ name, grant }) => [name, grant === 'install'])
    expect(permissionRows(read(`${locale}/reviewers.md`))).toEqual(ours)
  })

  it('fit where the stores cut them off', () => {
    expect(sectionOf(read(`${locale}/listing.md`), summary).length).toBeLessThanOrEqual(250)
  })

  it('begin the description with what is sent where', () => {
    expect(sectionOf(read(`${locale}/listing.md`), 'Description')).toMatch(/^\*\*(?:What it sends|Ce qu’il envoie)/)
  })

  it('name in the privacy policy every host that the manifest reaches by itself', () => {
    const policy = read(`${locale}/privacy-policy.md`)
    for (const { name, kind, grant } of PERMISSIONS)
      if (kind === 'host' && grant === 'install') expect(policy).toContain(new URL(name).hostname)
  })
})
