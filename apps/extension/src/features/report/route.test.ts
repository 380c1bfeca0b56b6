import { describe, expect, it } from 'vitest'
import { compareHref, HISTORY_HREF, INBOX_HREF, PROGRESS_HREF, reportHref, routeOf } from './route.ts'

const A = '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0001'
const B = '6f1c2f0a-5d1b-4c57-9a55-0f3f6f9a0002'
const at = (hash: string, search = '') => routeOf({ hash, search })

describe('the address of the report page', () => {
  it('leads to a report, to two of them, and to all tests', () => {
    expect(at(reportHref(A))).toEqual({ kind: 'report', id: A })
    expect(at(compareHref(A, B))).toEqual({ kind: 'compare', ids: [A, B] })
    expect(at(HISTORY_HREF)).toEqual({ kind: 'history' })
    expect(at('')).toEqual({ kind: 'history' })
  })

  it('leads to the scores over time, and to what no test can see', () => {
    expect(at(PROGRESS_HREF)).toEqual({ kind: 'progress' })
    expect(at(INBOX_HREF)).toEqual({ kind: 'inbox' })
  })

  it('leads to a report from a notification or the panel', () => {
    expect(at('', `?id=${A}`)).toEqual({ kind: 'report', id: A })
  })

  it('follows the links of the page once it was opened that way', () => {
    expect(at(HISTORY_HREF, `?id=${A}`)).toEqual({ kind: 'history' })
    expect(at(reportHref(B), `?id=${A}`)).toEqual({ kind: 'report', id: B })
  })

  it('is never taken for more than it is', () => {
    expect(at('#/report/../../etc')).toEqual({ kind: 'history' })
    expect(at(`#/compare/${A}`)).toEqual({ kind: 'history' })
    expect(at('', '?id=<script>')).toEqual({ kind: 'history' })
  })
})
