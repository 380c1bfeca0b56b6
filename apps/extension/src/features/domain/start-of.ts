/** What the address of the page asks for: a domain to fill in, or the report of a test to start from. */
export interface Start {
  domain: string | null
  reportId: string | null
}

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads `?domain=` and `?report=`; anything else asks for nothing. */
export const startOf = ({ search }: Pick<Location, 'search'>): Start => {
  const asked = new URLSearchParams(search)
  const reportId = asked.get('report')
  return {
    domain: asked.get('domain')?.slice(0, 300) || null,
    reportId: reportId !== null && ID.test(reportId) ? reportId : null,
  }
}

/** Where the domain of a kept report is examined. */
export const domainHref = (reportId: string): string => `/domain.html?${new URLSearchParams({ report: reportId })}`
