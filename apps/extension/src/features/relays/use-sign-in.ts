import type { Relay } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import type { ToldFailure } from '../../messaging/answers.ts'
import { useRequest } from '../../messaging/use-request.ts'

export interface SignIn {
  run: () => Promise<void>
  isRunning: boolean
  failure: ToldFailure | null
}

// The address comes from the API: nothing but a web page is ever opened.
const isWebPage = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

/** Signs a relay in on the page of its provider, which opens in a tab of its own. */
export const useSignIn = (relay: Relay): SignIn => {
  const begin = useRequest('sign-in/begin')
  const run = async () => {
    const provider = relay.signInProvider
    if (provider === null) return
    const answer = await begin.run({ id: relay.id, provider })
    if (!answer.ok || answer.value.flow !== 'browser' || !isWebPage(answer.value.authorizeUrl)) return
    await browser.tabs.create({ url: answer.value.authorizeUrl })
  }
  return { run, isRunning: begin.isRunning, failure: begin.failure }
}
