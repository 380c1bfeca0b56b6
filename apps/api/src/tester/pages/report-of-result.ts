import { AppError } from '../../app-error.ts'
import { meaningOf } from '../headers-explained/explain-header.ts'
import type { Place } from './document.ts'
import type { ReportView } from './report/report-view.ts'
import type { Opened } from './result-state.ts'

interface ReportPlace extends Place {
  /** Path of the page, without the base. */
  readonly path: string
  readonly isShared: boolean
  readonly now: number
}

/** What the report of a result is made from. Throws `tester-result-pending` before it is judged. */
export const reportView = (
  { result, address }: Pick<Opened, 'result' | 'address'>,
  { now, ...place }: ReportPlace,
): ReportView => {
  if (result === null || result.judgement === null) throw new AppError('tester-result-pending')
  const { judgement, expiresAt, shareUntil } = result
  return {
    ...place,
    judgement,
    address,
    expiresAt,
    shareUntil: shareUntil !== null && shareUntil > now ? shareUntil : null,
    meaningOf: (id) => meaningOf(id)?.[place.say.locale] ?? null,
  }
}
