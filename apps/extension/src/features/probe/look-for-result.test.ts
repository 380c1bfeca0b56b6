import { describe, expect, it } from 'vitest'
import { lookForResult } from './look-for-result.ts'

const URL_OF_RESULT = 'https://www.mail-tester.com/test-abc123xyz'
const answering =
  (html: string, status = 200) =>
  () =>
    Promise.resolve(new Response(html, { status, headers: { 'content-type': 'text/html' } }))

describe('one look at a result page', () => {
  it.each([
    ['<body id="result-page"></body>', 'result'],
    ['<body id="waiting-page"></body>', 'not-yet'],
    ['<body id="notfound"></body>', 'not-yet'],
    ['<body id="something-new"><h1>Your lovely total: 10/10</h1></body>', 'not-understood'],
  ])('reads %s as %s', async (html, look) => {
    expect(await lookForResult(URL_OF_RESULT, answering(html))).toBe(look)
  })

  it.each([403, 429])('takes %i as a request to slow down', async (status) => {
    expect(await lookForResult(URL_OF_RESULT, answering('', status))).toBe('busy')
  })

  it('takes a server error and a broken connection as no answer', async () => {
    expect(await lookForResult(URL_OF_RESULT, answering('', 503))).toBe('no-answer')
    expect(await lookForResult(URL_OF_RESULT, () => Promise.reject(new TypeError('offline')))).toBe('no-answer')
  })

  it('runs no script of the page', async () => {
    await lookForResult(URL_OF_RESULT, answering('<body id="result-page"><script>window.ran = true</script></body>'))
    expect('ran' in window).toBe(false)
  })
})
