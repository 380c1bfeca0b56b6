import type { Relay } from '@bienrecu/shared'
import { useState } from 'preact/hooks'
import { browser } from 'wxt/browser'
import type { ToldFailure } from '../../messaging/answers.ts'
import { useRequest } from '../../messaging/use-request.ts'

export interface SignIn {
  run: () => Promise<void>
  isRunning: boolean
  failure: ToldFailure | null
  /** The provider’s page, once it was opened: a browser may have kept the tab from opening. */
  url: string | null
}

// The address comes from the API: nothing but a web page is ever opened.
const isWebPage = (url: string): boolean => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)

const PROVIDER_OF_HOST: readonly [RegExp, 'microsoft' | 'google'][] = [
  [/(?:^|\.)(?:gmail|google|googlemail)\.com$/, 'google'],
  [/(?:^|\.)(?:office365|outlook|live|hotmail)\.com$/, 'microsoft'],
]

/** With whom a relay signs in: as it did before, or as its server says; null when neither tells. */
export const signInProviderOf = ({ oauth, host, providerId }: Relay): 'microsoft' | 'google' | null => {
  if (oauth) return oauth.provider
  if (providerId?.startsWith('google') || providerId === 'gmail') return 'google'
  if (providerId === 'microsoft-365' || providerId === 'outlook-com') return 'microsoft'
  return PROVIDER_OF_HOST.find(([pattern]) => pattern.test(host))?.[1] ?? null
}

/** Signs a relay in on the page of its provider, which opens in a tab of its own. */
export const useSignIn = (relay: Relay): SignIn => {
  const begin = useRequest('sign-in/begin')
  const [url, setUrl] = useState<string | null>(null)
  const run = async () => {
    const provider = signInProviderOf(relay)
    if (provider === null) return
    const answer = await begin.run({ id: relay.id, provider })
    if (!answer.ok || answer.value.flow !== 'browser' || !isWebPage(answer.value.authorizeUrl)) return
    setUrl(answer.value.authorizeUrl)
    await browser.tabs.create({ url: answer.value.authorizeUrl })
  }
  return { run, isRunning: begin.isRunning, failure: begin.failure, url }
}
