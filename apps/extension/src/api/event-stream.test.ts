import { describe, expect, it } from 'vitest'
import { createEventStreamParser, type ServerSentEvent } from './event-stream.ts'

const STREAM = [
  ': a comment, to keep the connection open',
  'id: 1',
  'event: step',
  'data: {"sequence":1}',
  '',
  'id: 2',
  'data: first line',
  'data:second line',
  'data:  two spaces, of which one counts',
  '',
].join('\n')

const EXPECTED: ServerSentEvent[] = [
  { id: '1', event: 'step', data: '{"sequence":1}' },
  { id: '2', event: 'message', data: 'first line\nsecond line\n two spaces, of which one counts' },
]

const parse = (...pieces: string[]): ServerSentEvent[] => {
  const feed = createEventStreamParser()
  return pieces.flatMap(feed)
}

describe('a stream of server-sent events (HTML standard §9.2)', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is read the same with lines ending in %s', (_name, ending) => {
    // One more ending, because a CR at the very end might be half of a CRLF.
    expect(parse(`${STREAM}\n`.replaceAll('\n', ending), ending)).toEqual(EXPECTED)
  })

  it('is read the same wherever it is cut', () => {
    const text = `${STREAM}\n`.replaceAll('\n', '\r\n')
    for (let cut = 0; cut <= text.length; cut += 1)
      expect(parse(text.slice(0, cut), text.slice(cut)), `cut at ${cut}`).toEqual(EXPECTED)
  })

  it('is read the same letter by letter', () => {
    expect(parse(...Array.from(`${STREAM}\n`))).toEqual(EXPECTED)
  })

  it('may begin with a byte order mark', () => {
    expect(parse('\uFEFFdata: x\n\n')).toEqual([{ id: '', event: 'message', data: 'x' }])
  })

  it('keeps the last id for the events after it, and ignores one with a NUL', () => {
    expect(parse('id: 7\ndata: a\n\nid: 8\0\ndata: b\n\n').map(({ id }) => id)).toEqual(['7', '7'])
  })

  it('gives no event for a block without data, nor for one that was never finished', () => {
    expect(parse('event: step\n\ndata: unfinished\n')).toEqual([])
  })

  it('ignores fields it does not know, and takes a line without a colon as a field without a value', () => {
    expect(parse('retry: 10\nnonsense: x\ndata\ndata\n\n')).toEqual([{ id: '', event: 'message', data: '\n' }])
  })
})
