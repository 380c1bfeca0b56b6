import { jsonUrls, parseResultUrl, resultUrl } from '../../testers/mail-tester/address.ts'
import { readResult, type ResultReading } from '../../testers/mail-tester/result.ts'
import type { Ask } from './ask.ts'

const PATIENCE = 15_000 // milliseconds

export interface ResultPage {
  ask: Ask
  document: Document
  location: Pick<Location, 'href' | 'origin'>
  hosts: readonly string[]
  /** The user’s own paid account, if they told us its name: its results may be read in their JSON form. */
  account: string | null
  fetchText: (url: string) => Promise<string | null>
  now: () => Date
}

/** Fetches a text of the same site; null when it does not come, or comes with an error. */
export const fetchText = async (url: string): Promise<string | null> => {
  try {
    const response = await fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE) })
    return response.ok ? await response.text() : null
  } catch {
    return null // the page itself is read instead
  }
}

const readAsJson = async (page: ResultPage, id: string, address: string): Promise<ResultReading | null> => {
  const { ask, location, fetchText } = page
  for (const url of jsonUrls(id, location.origin)) {
    const text = await fetchText(url)
    if (text === null) continue
    const answer = await ask('report/read-json', { text, address, url: resultUrl(id, location.origin) })
    const reading = answer.ok ? answer.value : null
    if (reading?.ok && reading.kind === 'report') return reading
  }
  return null
}

/**
 * Reads the result of the page in hand. For an address of the user’s own account its JSON form, which is documented
 * and offered to them, comes first; where it says nothing, and for all others, the page itself is read.
 */
export const readPageResult = async (page: ResultPage): Promise<ResultReading> => {
  const fromPage = readResult(page.document, page.location, page.now(), page.hosts)
  const id = parseResultUrl(page.location.href)?.id
  if (!fromPage.ok || !id || !page.account || !id.startsWith(`${page.account}-`)) return fromPage
  return (await readAsJson(page, id, fromPage.report.address)) ?? fromPage
}
