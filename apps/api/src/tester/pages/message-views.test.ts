import { expect, it } from 'vitest'
import { htmlPage } from './message-views.ts'
import { createSayTester } from './say-tester.ts'

const paragraphs = (count: number): Buffer =>
  Buffer.from(`Content-Type: text/html\r\n\r\n${'<p>word</p>'.repeat(count)}`)

it('HTML that is far longer than real mail is cut, and the page says so', async () => {
  const page = await htmlPage(createSayTester('en'), paragraphs(30_000))
  expect(page).toContain('Cut here: the whole source is in the .eml file.')
  expect(page.length).toBeLessThan(260_000)
  expect(await htmlPage(createSayTester('en'), paragraphs(10))).not.toContain('Cut here')
})
