import type { InboxAdvice, InboxStep } from '@bienrecu/shared'
import type { InboxStep as KnownStep } from '@bienrecu/knowledge/inbox-advice'

const stepOf = ({ en, fr, url, isOfficial, confidence }: KnownStep): InboxStep => ({
  text: { en, fr },
  url,
  isOfficial,
  isCertain: confidence !== 'memory',
})

/** What is known to help mail that is right and still lands among the spam. Loaded when it is wanted. */
export const inboxSteps = async (): Promise<InboxAdvice> => {
  const { inboxAdvice } = await import('@bienrecu/knowledge/inbox-advice')
  const { general, providers } = inboxAdvice()
  return {
    general: general.map(stepOf),
    providers: providers.map(({ id, name, steps }) => ({ id, name, steps: steps.map(stepOf) })),
  }
}
