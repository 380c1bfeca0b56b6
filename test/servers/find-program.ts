import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'

/** Debian keeps servers out of an ordinary user's PATH. */
const SERVER_FOLDERS = ['/usr/sbin', '/sbin', '/usr/lib/postfix/sbin']

/** The absolute path of an executable, or null when it is nowhere in PATH or in Debian's folders for servers. */
export function findProgram(name: string): string | null {
  if (isAbsolute(name)) return isExecutable(name) ? name : null
  const folders = [...(process.env['PATH'] ?? '').split(delimiter).filter(Boolean), ...SERVER_FOLDERS]
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null
}

/** As findProgram, but throws when the program is missing, with the way to install it. */
export function requireProgram(name: string): string {
  const path = findProgram(name)
  if (path === null) throw new Error(`${name} is not installed. Run: node test/servers/install.ts`)
  return path
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
