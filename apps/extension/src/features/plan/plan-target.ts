import type { PlanTarget } from '../../messaging/answers.ts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const MAX_DOMAIN = 300

/** Reads `?domain=` and `?report=` of the page’s address; null where it names neither, as in a side panel. */
export const targetInAddress = ({ search }: Pick<Location, 'search'>): PlanTarget | null => {
  const asked = new URLSearchParams(search)
  const reportId = asked.get('report')
  const target = {
    domain: asked.get('domain')?.slice(0, MAX_DOMAIN) || null,
    reportId: reportId !== null && ID.test(reportId) ? reportId : null,
  }
  return target.domain === null && target.reportId === null ? null : target
}

/** Where a plan is shown as a page of its own; the newest one where nothing is named. */
export const planHref = ({ domain, reportId }: PlanTarget): string => {
  const asked = new URLSearchParams({
    ...(domain === null ? {} : { domain }),
    ...(reportId === null ? {} : { report: reportId }),
  })
  return `/sidepanel.html${asked.size > 0 ? `?${asked}` : ''}`
}
