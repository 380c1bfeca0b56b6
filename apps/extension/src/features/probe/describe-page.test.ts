import { describe, expect, it } from 'vitest'
import { describePage } from './describe-page.ts'

const parse = (html: string) => new DOMParser().parseFromString(html, 'text/html')

describe('the report on a page that was not understood', () => {
  const text = describePage(
    parse('<body id="landing"><input id="email" value="test-abc123xyz@srv1.mail-tester.com"><p id="test-abc123xyz">'),
    { hostname: 'www.mail-tester.com', pathname: '/test-abc123xyz' },
    { kind: 'unknown', expected: 'result' },
    ['score'],
    '0.1.0',
  )

  it('names what the page is made of and what was missing', () => {
    expect(text).toContain('BODY#landing INPUT#email')
    expect(text).toContain('missing: score')
  })

  it('carries neither the address nor the id of the test', () => {
    expect(text).not.toContain('abc123xyz')
  })
})
