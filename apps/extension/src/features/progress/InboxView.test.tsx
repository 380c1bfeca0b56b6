import type { InboxAdvice } from '@bienrecu/shared'
import { beforeEach, expect, it } from 'vitest'
import { uiLocale } from '../../locales/ui-locale.ts'
import { answer, installBackground } from '../../testing/background-double.ts'
import { installBrowser } from '../../testing/browser-double.ts'
import { draw } from '../../testing/page.ts'
import { InboxView } from './InboxView.tsx'

const ADVICE: InboxAdvice = {
  general: [
    { text: { en: 'Send little at first.', fr: 'Envoyez peu.' }, url: null, isOfficial: false, isCertain: false },
  ],
  providers: [
    {
      id: 'yahoo',
      name: 'Yahoo',
      steps: [
        {
          text: { en: 'Register your domain.', fr: 'Inscrivez votre domaine.' },
          url: 'https://senders.example.com/start',
          isOfficial: true,
          isCertain: true,
        },
      ],
    },
  ],
}

beforeEach(() => {
  installBrowser()
  uiLocale.value = 'en'
})

it('what no test can see has a next step per provider, and says what is only held to be so', async () => {
  installBackground({ 'inbox/advice': () => answer(ADVICE) })
  await draw(<InboxView />)
  const [general, yahoo] = document.querySelectorAll('section')
  expect(general?.textContent).toContain('common practice, without an official source')
  expect(yahoo?.textContent).toContain('a page of the provider itself')
  expect(yahoo?.querySelector('a')?.textContent).toBe('senders.example.com')
})
