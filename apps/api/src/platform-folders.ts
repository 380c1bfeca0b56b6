import { homedir } from 'node:os'
import path from 'node:path'
import type { Environment } from './config.ts'

/** Folders for data and for the key, as each system has them: XDG on Linux, Library on macOS, AppData on Windows. */
export const platformFolders = (env: Environment, platform: NodeJS.Platform, home = homedir()) => {
  if (platform === 'darwin') {
    const library = path.join(home, 'Library')
    return {
      data: path.join(library, 'Application Support', 'bienrecu'),
      config: path.join(library, 'Preferences', 'bienrecu'),
    }
  }
  if (platform === 'win32') {
    const local = env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local')
    const roaming = env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming')
    return { data: path.join(local, 'bienrecu'), config: path.join(roaming, 'bienrecu') }
  }
  const absolute = (value: string | undefined, fallback: string): string =>
    value !== undefined && path.isAbsolute(value) ? value : path.join(home, fallback)
  return {
    data: path.join(absolute(env['XDG_DATA_HOME'], '.local/share'), 'bienrecu'),
    config: path.join(absolute(env['XDG_CONFIG_HOME'], '.config'), 'bienrecu'),
  }
}
