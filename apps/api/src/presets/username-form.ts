import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import type { UsernameForm } from '@bienrecu/shared'

const LITERAL = /^literal:(\S+)$/

/** What the provider takes for a user name; `from-provider` for what only its own pages show, such as an API key. */
export const usernameFormOf = ({ auth }: MailProvider): UsernameForm => {
  const form = auth.usernameForm ?? ''
  const [, literal = null] = LITERAL.exec(form) ?? []
  if (literal !== null) return { kind: 'literal', literal }
  if (/^full[_ ]/.test(form)) return { kind: 'full-address', literal: null }
  return { kind: form.startsWith('local_part') ? 'local-part' : 'from-provider', literal: null }
}

/** The user name for an address; null when the address does not tell it. */
export const usernameFor = ({ kind, literal }: UsernameForm, address: string): string | null => {
  if (kind === 'full-address') return address
  return kind === 'local-part' ? address.slice(0, address.lastIndexOf('@')) : literal
}
