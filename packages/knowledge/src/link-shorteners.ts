import data from './data/link-shorteners.json' with { type: 'json' }
import { bareName } from './patterns.ts'
import type { LinkShortenersFile } from './schema/link-shorteners.ts'

/** `schema.test.ts` proves that the file has this shape. */
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee above
const read = (json: unknown): LinkShortenersFile => json as LinkShortenersFile
const { groups } = read(data)

const HOSTS = new Set(groups.flatMap(({ hosts }) => hosts))
const PARENTS = new Set(groups.flatMap(({ withSubdomains }) => withSubdomains))

/** Whether a host shortens addresses and may lead anywhere. */
export const isLinkShortener = (host: string): boolean => {
  const name = bareName(host).replace(/^www\./, '')
  if (HOSTS.has(name)) return true
  const above = name.indexOf('.')
  return above !== -1 && PARENTS.has(name.slice(above + 1))
}
