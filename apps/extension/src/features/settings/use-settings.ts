import type { Settings, ToldFailure } from '../../messaging/answers.ts'
import { useAnswer } from '../../messaging/use-answer.ts'
import { useRequest } from '../../messaging/use-request.ts'

export interface SettingsInUse {
  settings: Settings | null
  /** Writes some of the settings; true when that worked. */
  change: (changes: Partial<Settings>) => Promise<boolean>
  failure: ToldFailure | null
}

/** The settings as stored, and the way to change them. */
export const useSettings = (): SettingsInUse => {
  const stored = useAnswer('settings/get', {}, ['settings'])
  const set = useRequest('settings/set')
  return {
    settings: stored.value,
    failure: set.failure ?? stored.failure,
    change: async (changes) => {
      const answer = await set.run(changes)
      if (answer.ok) await stored.reload()
      return answer.ok
    },
  }
}
