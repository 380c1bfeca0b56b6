import { homedir, tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { cacheFolder } from './cache-folder.ts'

it.each(['linux', 'darwin', 'win32'] as const)('is a folder of this account, on %s', (platform) => {
  const folder = cacheFolder({}, platform)
  expect(folder.startsWith(homedir() + path.sep)).toBe(true)
  expect(folder.startsWith(tmpdir() + path.sep)).toBe(false)
})

it('is where the account wants it', () => {
  expect(cacheFolder({ XDG_CACHE_HOME: '/var/cache/isabelle' }, 'linux')).toBe('/var/cache/isabelle/bienrecu/compiled')
})
