/*
 * The text/event-stream format of the HTML standard, §9.2.5 and §9.2.6. Knowingly left out: the reconnection itself
 * (the reader of a probe does it, with Last-Event-ID), and `retry`.
 */

export interface ServerSentEvent {
  /** Last event id at the time of the event; empty when the server gave none. */
  id: string
  event: string
  data: string
}

interface Draft {
  event: string
  data: string[]
}

const NEW_DRAFT = (): Draft => ({ event: '', data: [] })

/** Splits a line into its field and value, §9.2.6: one space after the colon belongs to neither. */
const fieldOf = (line: string): { field: string; value: string } => {
  const colon = line.indexOf(':')
  if (colon < 0) return { field: line, value: '' }
  const value = line.slice(colon + 1)
  return { field: line.slice(0, colon), value: value.startsWith(' ') ? value.slice(1) : value }
}

/** Takes the stream piece by piece, cut anywhere, and returns the events each piece completes. Never throws. */
export const createEventStreamParser = (): ((text: string) => ServerSentEvent[]) => {
  let rest = ''
  let isFirst = true
  let lastId = ''
  let draft = NEW_DRAFT()

  const dispatch = (): ServerSentEvent[] => {
    const { event, data } = draft
    draft = NEW_DRAFT()
    return data.length === 0 ? [] : [{ id: lastId, event: event || 'message', data: data.join('\n') }]
  }

  const readLine = (line: string): ServerSentEvent[] => {
    if (line === '') return dispatch()
    const { field, value } = fieldOf(line) // a comment has an empty field name
    if (field === 'data') draft.data.push(value)
    if (field === 'event') draft.event = value
    if (field === 'id' && !value.includes('\0')) lastId = value
    return []
  }

  return (text) => {
    rest += isFirst && text.startsWith('\uFEFF') ? text.slice(1) : text
    if (text !== '') isFirst = false
    const events: ServerSentEvent[] = []
    // A CR at the very end may be half of a CRLF: it waits for the next piece.
    for (let match = /\r\n|\n|\r(?!$)/.exec(rest); match; match = /\r\n|\n|\r(?!$)/.exec(rest)) {
      events.push(...readLine(rest.slice(0, match.index)))
      rest = rest.slice(match.index + match[0].length)
    }
    return events
  }
}
