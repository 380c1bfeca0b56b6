import type { Settings } from '../../messaging/answers.ts'
import { settingsItem } from '../../storage/items.ts'
import { createQueue } from '../../storage/one-at-a-time.ts'

const inTurn = createQueue()

/** Writes the settings named in `changes` and leaves the others; answers with all of them. */
export const changeSettings = (changes: { [Key in keyof Settings]?: Settings[Key] | undefined }): Promise<Settings> =>
  inTurn(async () => {
    const named = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
    const settings: Settings = { ...(await settingsItem.getValue()), ...named }
    await settingsItem.setValue(settings)
    return settings
  })
