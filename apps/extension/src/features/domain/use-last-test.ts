import type { StoredReport } from '@bienrecu/shared'
import { useEffect, useState } from 'preact/hooks'
import { send } from '../../messaging/send.ts'
import { type LastTest, lastTestOf } from './last-test.ts'

/** The report asked for, or the newest one there is. Null when there is none, or when it cannot be had just now. */
const readReport = async (reportId: string | null): Promise<StoredReport | null> => {
  const listed = reportId === null ? await send('history/list', {}) : null
  const newest = listed?.ok ? listed.value.items.find(({ report }) => report !== null)?.report?.id : undefined
  const id = reportId ?? newest
  if (id === undefined) return null
  const answer = await send('report/get', { id })
  return answer.ok ? answer.value : null
}

/**
 * The test that fills the page in: that of `reportId`, otherwise the newest. Undefined while it is looked for. A failure
 * is none to the user: the page works without a test, and asking for the audit tells what is wrong.
 */
export const useLastTest = (isPaired: boolean, reportId: string | null): LastTest | null | undefined => {
  const [test, setTest] = useState<LastTest | null | undefined>(undefined)
  useEffect(() => {
    if (!isPaired) return setTest(null)
    let isCurrent = true
    const read = async () => {
      const report = await readReport(reportId)
      if (isCurrent) setTest(report && lastTestOf(report))
    }
    void read()
    return () => {
      isCurrent = false
    }
  }, [isPaired, reportId])
  return test
}
