/*
 * Who owns a host, without the list of public suffixes, which is too large for this engine: the last two labels, or three below
 * second levels that are common. Knowingly wrong for rarer suffixes, and for hosts of many owners (github.io): two owners
 * may then be taken for one, and nothing is reported.
 */

/** Second levels under which countries register: co.uk, gouv.fr, com.br… */
const SECOND_LEVELS = new Set(
  'ac asso co com edu go gob gouv gov ltd me ne net nhs nom or org plc prd presse tm'.split(' '),
)

/** The name under which a host is registered: `shop.example.co.uk` → `example.co.uk`. */
export const registeredName = (host: string): string => {
  const labels = host.toLowerCase().split('.')
  const [second = '', top = ''] = labels.slice(-2)
  return labels.slice(top.length === 2 && SECOND_LEVELS.has(second) ? -3 : -2).join('.')
}

/** Whether two hosts seem to belong to one owner. */
export const isSameOwner = (one: string, other: string): boolean => registeredName(one) === registeredName(other)
