import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import { createProbeJournal } from '../probes/probe-journal.ts'
import { plugJudge } from './plug-judge.ts'
import { openReceiver, type Receiver } from './receiving/receiver.ts'
import { startExpiring } from './results/expire-results.ts'
import { createJudgingResults } from './results/judging-results.ts'

/**
 * The receiver without the API: takes and judges mail for the addresses of this data folder. Whoever waits for a result, in
 * the API on the same folder, sees it within a second. Throws `tester-off`, or what `openReceiver` throws.
 */
export const receiveAlone = async (deps: Deps): Promise<Receiver> => {
  const { config, database, now } = deps
  const { tester, publicUrl } = config
  if (tester === null) throw new AppError('tester-off')
  const plugged = plugJudge(deps, tester)
  const journal = createProbeJournal(database, now)
  const { queue, recover } = createJudgingResults({ ...deps, ...plugged, tester, journal })
  const receiver = await openReceiver({ ...deps, ...plugged, tester, publicUrl, queue })
  const stopExpiring = startExpiring(deps)
  recover()
  return {
    ...receiver,
    close: async () => {
      stopExpiring()
      await receiver.close()
      await queue.close()
      await plugged.close()
    },
  }
}
