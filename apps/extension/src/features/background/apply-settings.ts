import type { Settings } from '../../messaging/answers.ts'
import { showBadge } from '../sending/badge.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { broadcast } from '../testers/tester-tabs.ts'
import { registerWhiteLabelScript } from '../testers/white-label-script.ts'

/** Writes the settings and lets everything that depends on them follow. */
export const applySettings = async (changes: Parameters<typeof changeSettings>[0]): Promise<Settings> => {
  const settings = await changeSettings(changes)
  await Promise.all([showBadge(), registerWhiteLabelScript()])
  await broadcast({ to: 'pages', changed: 'settings' })
  return settings
}
