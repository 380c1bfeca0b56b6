import { readPage } from '../../testers/mail-tester/page.ts'

/** What one look at the result page showed. `no-answer`: the tester is out of reach for now, which says nothing. */
export type Look = 'result' | 'not-yet' | 'busy' | 'not-understood' | 'no-answer'

const PATIENCE = 12_000 // milliseconds

const judge = async (response: Response, url: string): Promise<Look> => {
  if (response.status === 403 || response.status === 429) return 'busy'
  if (response.status >= 500) return 'no-answer'
  // A parsed document runs no script and loads no picture: the page stays inert.
  const page = readPage(new DOMParser().parseFromString(await response.text(), 'text/html'), {
    href: response.url || url,
  })
  if (page.kind === 'result') return 'result'
  return page.kind === 'waiting' || page.kind === 'not-found' ? 'not-yet' : 'not-understood'
}

/** Looks once at a result page of the site the tab is on, and tells from ids and classes alone what it shows. */
export const lookForResult = async (url: string, fetchPage: typeof fetch = fetch): Promise<Look> => {
  try {
    const response = await fetchPage(url, {
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE),
    })
    return await judge(response, url)
  } catch {
    return 'no-answer' // offline, or too slow: the next look will tell
  }
}
