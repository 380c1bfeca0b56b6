import { dnsHosts } from '@bienrecu/knowledge/dns-hosts'
import { mailProviders } from '@bienrecu/knowledge/mail-providers'
import { AppError } from '../../app-error.ts'
import type { Terminal } from '../terminal.ts'

/** Letters of one word that have to be changed to make the other (Levenshtein). */
const distance = (one: string, other: string): number => {
  let row = Array.from({ length: other.length + 1 }, (_cell, at) => at)
  for (const [at, letter] of Array.from(one).entries()) {
    const next = [at + 1]
    for (const [place, otherLetter] of Array.from(other).entries()) {
      const replaced = (row[place] ?? 0) + (letter === otherLetter ? 0 : 1)
      next.push(Math.min(replaced, (row[place + 1] ?? 0) + 1, (next[place] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}

const MAX_NAMED = 5
const FAR = 0.5 // of the letters

/** The ids that resemble a word, the closest first; all of them where none does. */
export const resembling = (word: string, ids: readonly string[]): readonly string[] => {
  const wanted = word.toLowerCase()
  const ranked = ids
    .map((id) => {
      const isPart = wanted.length > 2 && (id.includes(wanted) || wanted.includes(id))
      return { id, far: isPart ? 0 : distance(wanted, id) / Math.max(wanted.length, id.length) }
    })
    .toSorted((a, b) => a.far - b.far)
  const close = ranked.filter(({ far }) => far < FAR).slice(0, MAX_NAMED)
  return (close.length > 0 ? close : ranked).map(({ id }) => id)
}

interface Field {
  pointer: '/providers' | '/dnsHost'
  code: 'provider-unknown' | 'dns-host-unknown'
}

const checkId = (id: string, known: readonly string[], { pointer, code }: Field, terminal: Terminal): string => {
  if (known.includes(id)) return id
  const ids = resembling(id, known).join(', ')
  if (!terminal.isJson) terminal.err(terminal.say('plan.resembling', { value: id, ids }))
  throw new AppError('invalid-request', { errors: [{ pointer, code, params: { value: id, ids } }] })
}

const PROVIDER: Field = { pointer: '/providers', code: 'provider-unknown' }
const DNS_HOST: Field = { pointer: '/dnsHost', code: 'dns-host-unknown' }

/** The mail services that `--provider` names, with commas between. Throws `invalid-request`; says which resemble. */
export const providerIds = (texts: readonly string[], terminal: Terminal): string[] => {
  const known = mailProviders().map(({ id }) => id)
  const given = texts.flatMap((text) => text.split(',')).map((id) => id.trim())
  return [...new Set(given.filter((id) => id !== ''))].map((id) => checkId(id, known, PROVIDER, terminal))
}

/** The DNS host that `--dns-host` names. Throws `invalid-request`; says which resemble. */
export const dnsHostId = (text: string | undefined, terminal: Terminal): string | null => {
  const known = dnsHosts().map(({ id }) => id)
  return text === undefined ? null : checkId(text.trim(), known, DNS_HOST, terminal)
}
