import type { CreateResultPart } from '../probe/result-part.ts'
import { KeptResult, type KeptModel } from './KeptResult.tsx'

/**
 * The panel on a result of our own tester. Nothing of the page is read but the address: the API has stored the report
 * itself, and this only finds it. `readAddress` gives the address of the test the page is about.
 */
export const createKeptPart =
  (readAddress: () => string | null): CreateResultPart =>
  ({ ask, onChange }) => {
    let model: KeptModel = { phase: 'reading', reportId: null }

    const settle = (reportId: string | null) => {
      model = { phase: reportId === null ? 'not-kept' : 'kept', reportId }
      onChange()
    }

    const find = async (address: string): Promise<void> => {
      const current = await ask('probe/current', { address })
      const probe = current.ok ? current.value : null
      if (probe?.report) {
        settle(probe.report.id)
        await ask('probe/seen', { probeId: probe.id })
        return
      }
      // Sent by something else, or followed by another browser: the API knows all the same.
      const found = await ask('own-result/find', { address })
      settle(found.ok ? found.value.reportId : null)
    }

    return {
      run: async () => {
        const address = readAddress()
        await (address === null ? settle(null) : find(address))
      },
      draw: (words) => <KeptResult model={model} words={words} ask={ask} />,
      missing: () => [],
    }
  }
