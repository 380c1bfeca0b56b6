import { homedir } from 'node:os'
import path from 'node:path'
import type { Environment } from '../config.ts'

const usualFolder = (env: Environment, platform: NodeJS.Platform): string => {
  if (platform === 'win32') return env['LOCALAPPDATA'] || path.join(homedir(), 'AppData', 'Local')
  if (platform === 'darwin') return path.join(homedir(), 'Library', 'Caches')
  return env['XDG_CACHE_HOME'] || path.join(homedir(), '.cache')
}

/**
 * Where compiled code is kept: in the folder of this account, and not in the common one for temporary files, where
 * another account could put code for us to run.
 */
export const cacheFolder = (env: Environment, platform: NodeJS.Platform = process.platform): string =>
  path.join(usualFolder(env, platform), 'bienrecu', 'compiled')
