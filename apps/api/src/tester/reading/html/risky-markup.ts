/* Elements and attributes that mail programs drop or distrust. */
import { RISKY_TAGS, type RiskyTag } from '@bienrecu/audit/content/evidence'
import { bareAddress } from '../links/host.ts'
import type { Attributes } from './collect-images.ts'

const RISKY: ReadonlySet<string> = new Set(RISKY_TAGS)
const isRisky = (name: string): name is RiskyTag => RISKY.has(name)

/** Attributes whose value is an address (HTML Standard, index of attributes; SVG's too). */
const ADDRESSES = new Set(
  'href src action formaction background data poster xlink:href lowsrc dynsrc from to values'.split(' '),
)

const isScript = (value: string): boolean => /^(?:javascript|vbscript):/i.test(bareAddress(value))

/** Attributes that run a program: handlers of events, and addresses that are one. */
export const countScripts = (attributes: Attributes): number => {
  let scripts = 0
  for (const name of Object.keys(attributes)) {
    if (name.startsWith('on') && name.length > 3) scripts += 1
    else if (ADDRESSES.has(name) && isScript(attributes[name] ?? '')) scripts += 1
  }
  return scripts
}

/** A style sheet that would be fetched. */
export const isExternalStyle = (name: string, attributes: Attributes): boolean =>
  name === 'link' && /\bstylesheet\b/i.test(attributes['rel'] ?? '') && (attributes['href'] ?? '') !== ''

/** What an element counts as, or null. */
export const riskyTagOf = (name: string, attributes: Attributes): RiskyTag | null => {
  if (name === 'meta') return attributes['http-equiv']?.toLowerCase() === 'refresh' ? 'meta-refresh' : null
  return isRisky(name) ? name : null
}
