import type { DnsChange } from '@bienrecu/shared'
import { progressWords as words } from './progress-words.ts'

/** What was done to a record, in a few words: `TXT record added at _dmarc.example.org`. */
export const changeText = ({ name, type, before, after }: DnsChange): string => {
  const values = { name, type }
  if (after.length === 0) return words('removed', values)
  return before.length === 0 ? words('added', values) : words('replaced', values)
}
