import data from './data/dkim-selectors.json' with { type: 'json' }
import { bareName, isMatched } from './patterns.ts'
import type { DkimSelectorsFile } from './schema/dkim-selectors.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): DkimSelectorsFile => json as DkimSelectorsFile
const { selectors, patterns } = read(data)

export interface SelectorToTry {
  readonly selector: string
  readonly recordType: 'TXT' | 'CNAME'
  /** A regular expression: a CNAME target that matches confirms the provider. */
  readonly targetPattern: string | null
}

export interface SelectorOrigin {
  /** Ids of mail providers, or names of services that this product does not know otherwise. */
  readonly providers: readonly string[]
  /** Only a CNAME target of the provider confirms it: a selector by itself is a name anyone may choose. */
  readonly isCertain: boolean
}

const known = new Map<string, readonly SelectorToTry[]>()
const MAX_KNOWN = 256 // combinations of providers; there are few in practice

/**
 * Selectors worth a question, each once: those of the providers that are suspected, then those always tried. Where nobody
 * is suspected, the generic names come along. A miss never proves that there is no DKIM.
 */
export const selectorsToTry = (providerIds: readonly string[]): readonly SelectorToTry[] => {
  const key = providerIds.join(' ')
  const list = known.get(key) ?? listFor(providerIds)
  if (known.size < MAX_KNOWN) known.set(key, list)
  return list
}

const listFor = (providerIds: readonly string[]): readonly SelectorToTry[] => {
  const suspects = new Set(providerIds.length > 0 ? providerIds : ['generic'])
  const isSuspected = ({ providers }: { readonly providers: readonly string[] }) =>
    providers.some((id) => suspects.has(id))
  const ranked = [
    ...selectors.filter((entry) => isSuspected(entry) && (providerIds.length > 0 || entry.priority < 3)),
    ...selectors.filter(({ priority }) => priority === 1),
  ]
  const chosen = new Map(
    ranked.map(({ selector, recordType, targetPattern = null }) => [selector, { selector, recordType, targetPattern }]),
  )
  return [...chosen.values()]
}

/** Who uses a selector of this name, or null when nobody known does. `target` is where its CNAME leads, when it is one. */
export const providerOfSelector = (selector: string, target: string | null = null): SelectorOrigin | null => {
  const name = bareName(selector)
  const own = selectors.filter((entry) => entry.selector === name)
  const confirmed = own.find(
    ({ targetPattern, confidence }) =>
      target !== null && targetPattern !== undefined && confidence !== 'memory' && isMatched([targetPattern], target),
  )
  if (confirmed) return { providers: confirmed.providers, isCertain: confirmed.providers.length === 1 }
  if (own.length > 0) return { providers: [...new Set(own.flatMap(({ providers }) => providers))], isCertain: false }
  const pattern = patterns.find((entry) => isMatched([entry.pattern], name))
  return pattern ? { providers: [pattern.provider].flat(), isCertain: false } : null
}
