import type { StoredReport } from '@bienrecu/shared'
import { isPractice } from '../domain/last-test.ts'
import { findingsOf } from '../report/findings.ts'
import type { PopupReport } from './popup-view.ts'

const SHOWN_FAULTS = 3

/** What a small place shows of a kept report: what to correct first, dearest first. */
export const popupReportOf = (stored: StoredReport): PopupReport => ({
  id: stored.id,
  headline: stored.report.headline,
  isPractice: isPractice(stored),
  faults: findingsOf(stored.report)
    .filter(({ status, points }) => status === 'fail' || (points ?? 0) < 0)
    .slice(0, SHOWN_FAULTS)
    .map(({ checkId, status, points, params }) => ({
      checkId,
      points,
      title: String(params['title'] ?? ''),
      isFailure: status === 'fail',
    })),
})
