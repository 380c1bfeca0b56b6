import { beforeEach, expect, it } from 'vitest'
import type { Session } from '../../messaging/answers.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { perform } from '../../testing/page.ts'
import { session, startPage } from './start-page.ts'

const SESSION: Session = {
  consentedAt: null,
  apiUrl: null,
  deviceName: null,
  isPaired: false,
  locale: 'auto',
  theme: 'auto',
  uiLocale: 'fr',
}

const open = () => perform(() => startPage(null, () => 'Page'))

beforeEach(() => {
  installBrowser()
  localStorage.clear()
  session.value = null
})

it('a page asks again when the background was stopped before it answered', async () => {
  let times = 0
  installBackground({
    'session/get': () => {
      times += 1
      if (times < 3) throw new Error('The message channel closed before a response was received')
      return answer(SESSION)
    },
  })
  await open()
  expect(session.value).toEqual(SESSION)
})

it('a page that outlived its extension does not ask for ever', async () => {
  const { asked } = installBackground({
    'session/get': () => {
      throw new Error('Extension context invalidated')
    },
  })
  await open()
  expect(session.value).toBeNull()
  expect(asked.length).toBe(3)
})
