import { expect, it } from 'vitest'
import { providersToChooseFrom } from './mail-provider-order.ts'
import { mailProviders } from './mail-providers.ts'

it('lists every provider once, mailboxes first and forwarding last', () => {
  const listed = providersToChooseFrom()
  expect(listed.map(({ id }) => id).toSorted()).toEqual(
    mailProviders()
      .map(({ id }) => id)
      .toSorted(),
  )
  expect([...new Set(listed.map(({ kind }) => kind))]).toEqual([
    'mailbox',
    'domain_mailbox_host',
    'transactional',
    'forwarding',
  ])
  expect(listed.slice(0, 4).map(({ id }) => id)).toEqual(['gmail', 'orange', 'outlook-com', 'free'])
})
