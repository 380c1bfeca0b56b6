/*
 * The assertion record of BIMI at `<selector>._bimi`: draft-brand-indicators-for-message-identification-10 §4.3, which is no RFC.
 * Knowingly not done: the value of `lps`, whose form differs between drafts; the image and the certificate behind the URIs.
 */
import type { Parsed, Problem } from '../evidence.ts'
import { parseTagList, type Tag, type TagListProblem } from '../dkim/tag-list.ts'

export interface BimiRecord {
  /** Null when missing or unusable; empty when the domain declines. */
  readonly location: string | null // "l"
  readonly authority: string | null // "a"
  readonly avatarPreference: 'brand' | 'personal' // "avp"
  readonly localPartSelector: string | null // "lps"
  /** `l=; a=;`: the domain asks that no image be shown. */
  readonly isDeclined: boolean
}

export type BimiProblem =
  | TagListProblem
  | 'wrong-version'
  | 'missing-location'
  | 'bad-location'
  | 'location-not-svg'
  | 'bad-authority'
  | 'bad-avatar-preference'

/** `https` alone, with a full host name; commas stand encoded. */
const URI = /^https:\/\/[a-z\d-]+(?:\.[a-z\d-]+)+(?::\d+)?(?:[/?#][^\s,]*)?$/i
const SVG = /\.svgz?$/i

const pathOf = (uri: string): string => uri.split(/[?#]/, 1)[0] ?? ''

const faultOf = (tag: Tag): BimiProblem | null => {
  const { name, value } = tag
  if (name === 'avp') return value === 'brand' || value === 'personal' ? null : 'bad-avatar-preference'
  if (name === 'a') return value === '' || URI.test(value) ? null : 'bad-authority'
  if (name !== 'l' || value === '') return null
  if (!URI.test(value)) return 'bad-location'
  return SVG.test(pathOf(value)) ? null : 'location-not-svg'
}

/** Reads a BIMI assertion record. Never throws; finds every problem, in the order of the record. */
export const parseBimi = (text: string): Parsed<BimiRecord, BimiProblem> => {
  const { tags, problems } = parseTagList(text)
  const found: Problem<BimiProblem>[] = [...problems]
  const tag = (name: string): Tag | undefined => tags.find((each) => each.name === name)
  const usable = (name: string): string | null => {
    const found = tag(name)
    return found && (found.value === '' || URI.test(found.value)) ? found.value : null
  }
  const [version] = tags
  if (version?.name !== 'v' || version.value !== 'BIMI1') found.push({ code: 'wrong-version', offset: 0 })
  if (!tag('l')) found.push({ code: 'missing-location', offset: text.length })
  for (const each of tags) {
    const code = faultOf(each)
    if (code !== null) found.push({ code, offset: each.valueOffset })
  }
  return {
    value: {
      location: usable('l'),
      authority: usable('a'),
      avatarPreference: tag('avp')?.value === 'personal' ? 'personal' : 'brand',
      localPartSelector: tag('lps')?.value ?? null,
      isDeclined: tag('l')?.value === '' && (tag('a')?.value ?? '') === '',
    },
    problems: found.toSorted((a, b) => a.offset - b.offset),
  }
}
