import { dnsHosts } from '@bienrecu/knowledge/dns-hosts'
import { mailProviders } from '@bienrecu/knowledge/mail-providers'
import type { Word } from '../../locales/say.ts'
import { usageFault } from '../command.ts'
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

const checkId = (id: string, known: readonly string[], word: Word, terminal: Terminal): string => {
  if (known.includes(id)) return id
  const ids = resembling(id, known).join(', ')
  throw usageFault(terminal, word, id, { ids })
}

/** The mail services that `--provider` names, with commas between. Throws `usage`, naming those that resemble. */
export const providerIds = (texts: readonly string[], terminal: Terminal): string[] => {
  const known = mailProviders().map(({ id }) => id)
  const given = texts.flatMap((text) => text.split(',')).map((id) => id.trim())
  return [...new Set(given.filter((id) => id !== ''))].map((id) => checkId(id, known, 'plan.provider', terminal))
}

/** The DNS host that `--dns-host` names. Throws `usage`, naming those that resemble. */
export const dnsHostId = (text: string | undefined, terminal: Terminal): string | null => {
  const known = dnsHosts().map(({ id }) => id)
  return text === undefined ? null : checkId(text.trim(), known, 'plan.dns-host', terminal)
}
