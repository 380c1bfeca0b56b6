import { expect, it } from 'vitest'
import { inboxAdvice } from './inbox-advice.ts'
import { mailboxProviders } from './mailbox-rules.ts'

it('there is a next step at every provider whose rules are judged', () => {
  expect(inboxAdvice().providers.map(({ id }) => id)).toEqual(mailboxProviders().map(({ id }) => id))
})

it('a page is called official only where it is named', () => {
  const steps = [...inboxAdvice().general, ...inboxAdvice().providers.flatMap((provider) => provider.steps)]
  for (const { isOfficial, url } of steps) expect(isOfficial && url === null).toBe(false)
})
