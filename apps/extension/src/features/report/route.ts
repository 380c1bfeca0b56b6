/** Where the report page stands: one report, all tests, two reports side by side, the scores over time, or further advice. */
export type Route =
  | { kind: 'history' | 'progress' | 'inbox' }
  | { kind: 'report'; id: string }
  | { kind: 'compare'; ids: [string, string] }

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const isId = (text: string | undefined): text is string => text !== undefined && ID.test(text)

/** Reads `#/report/<id>`, `#/compare/<id>/<id>`, `#/progress`, `#/inbox` and `?id=<id>`; anything else is the history. */
export const routeOf = ({ hash, search }: Pick<Location, 'hash' | 'search'>): Route => {
  const [, name, first, second] = hash.split('/')
  if (name === 'report' && isId(first)) return { kind: 'report', id: first }
  if (name === 'compare' && isId(first) && isId(second)) return { kind: 'compare', ids: [first, second] }
  if (name === 'progress' || name === 'inbox') return { kind: name }
  const asked = new URLSearchParams(search).get('id') ?? undefined
  return !name && isId(asked) ? { kind: 'report', id: asked } : { kind: 'history' }
}

export const HISTORY_HREF = '#/history'
export const PROGRESS_HREF = '#/progress'
export const INBOX_HREF = '#/inbox'
export const reportHref = (id: string): string => `#/report/${id}`
export const compareHref = (first: string, second: string): string => `#/compare/${first}/${second}`
