import { type MailProvider, mailProviders } from './mail-providers.ts'

/** Where French users have their addresses, to be found without searching: an order of convenience, no statistics. */
const FIRST = ['gmail', 'orange', 'outlook-com', 'free', 'yahoo', 'sfr', 'laposte', 'icloud', 'bouygues']
const KINDS = ['mailbox', 'domain_mailbox_host', 'transactional', 'forwarding'] as const

const placeOf = ({ id, kind }: MailProvider): number => {
  const place = FIRST.indexOf(id)
  return KINDS.indexOf(kind) * (FIRST.length + 1) + (place < 0 ? FIRST.length : place)
}

/**
 * Every provider in the order of a list to choose from: mailboxes, hosts of mailboxes on one’s own domain, services that
 * only send, services that only forward; otherwise in the order of the file.
 */
export const providersToChooseFrom = (): MailProvider[] =>
  mailProviders().toSorted((one, other) => placeOf(one) - placeOf(other))
