/* A key record as it was meant: what people, forms and PEM files do to the text of RFC 6376 §3.6.1, undone. */
import { isHarmless, LEAST_BITS } from '../../dkim/key-status.ts'
import { type DkimKey, type DkimKeyProblem, parseDkimKey } from '../../dkim/parse-key.ts'
import { parseTagList } from '../../dkim/tag-list.ts'
import type { Parsed } from '../../evidence.ts'
import { repaired } from '../../forms/repair.ts'

/** What was put right; each has its sentence in `given-key-texts.ts`. */
export type KeyRepair =
  | 'cleaned'
  | 'spaces-removed'
  | 'tags-repaired'
  | 'key-type-corrected'
  | 'limits-removed'
  | 'bare-key'

export interface RepairedKey {
  readonly text: string
  readonly parsed: Parsed<DkimKey, DkimKeyProblem>
  readonly repairs: readonly KeyRepair[]
}

const KNOWN: ReadonlySet<string> = new Set(['v', 'h', 'k', 'n', 's', 't', 'p'])
const SPACE = /\s+/g
/** A tag that follows another one without the semicolon between. */
const RUN_ON = /([^;\s])[ \t\r\n]+(?=[hknpst]\s*=\s*[^=\s])/g
const PEM = /-{5}BEGIN ([A-Z ]+)-{5}([^-]*)(?:-{5}END [A-Z ]+-{5})?/
/** The shortest public RSA key that anybody uses has some 120 letters. */
const BARE_KEY = /^[A-Za-z0-9+/\s]{100,}={0,2}$/

/** A key without the record around it: the inside of a PEM file, or the letters alone. */
const keyAlone = (text: string): string | null => {
  const pem = PEM.exec(text)
  const letters = pem ? (pem[2] ?? '') : BARE_KEY.test(text) ? text : null
  return letters === null ? null : letters.replaceAll(SPACE, '')
}

type Tags = ReadonlyMap<string, string>

const tagsOf = (text: string): Tags => {
  const tags = new Map<string, string>()
  for (const { name, value } of parseTagList(text).tags) {
    const plain = name.toLowerCase()
    if (KNOWN.has(plain) && !tags.has(plain)) tags.set(plain, value)
  }
  return tags
}

const cleanValue = (name: string, value: string): string => {
  if (name === 'v') return 'DKIM1'
  if (name === 'n') return value
  const bare = value.replaceAll(SPACE, '')
  return name === 'k' ? bare.toLowerCase() : bare
}

/** Tags of an empty value mean nothing, but for the key itself, which is then revoked. */
const written = (tags: Tags): string => {
  const names = [...(tags.has('v') ? ['v'] : []), ...[...tags.keys()].filter((name) => name !== 'v')]
  return names
    .map((name) => [name, cleanValue(name, tags.get(name) ?? '')] as const)
    .filter(([name, value]) => name === 'p' || value !== '')
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}

const without = (tags: Tags, names: readonly string[]): Tags =>
  new Map([...tags].filter(([name]) => !names.includes(name)))

const isSound = ({ problems }: Parsed<DkimKey, DkimKeyProblem>): boolean => problems.every(isHarmless)

/** A type that no RFC knows, where the key itself is one of RSA that can be read. */
const withRightType = (tags: Tags): Tags | null => {
  const changed = new Map(tags).set('k', 'rsa')
  const { value, problems } = parseDkimKey(written(changed))
  return problems.every(isHarmless) && value.bits !== null ? changed : null
}

/** Hashes or services without those of mail: the key would be passed over (RFC 6376 §3.6.1). */
const uselessLimits = ({ hashAlgorithms, serviceTypes }: DkimKey): string[] => [
  ...(hashAlgorithms === null || hashAlgorithms.includes('sha256') ? [] : ['h']),
  ...(serviceTypes.includes('*') || serviceTypes.includes('email') ? [] : ['s']),
]

/**
 * Takes the text of a key record, or a key without its record, and gives it as it was meant, with all that was done to it
 * and what is still wrong. A record without fault comes back as it is. Never throws.
 */
export const repairKeyText = (pasted: string): RepairedKey => {
  const alone = keyAlone(pasted)
  const clean = alone === null ? repaired(pasted) : `v=DKIM1; k=rsa; p=${alone}`
  const repairs = new Set<KeyRepair>(alone === null ? (clean === pasted.trim() ? [] : ['cleaned']) : ['bare-key'])
  let tags = tagsOf(clean.replaceAll(RUN_ON, '$1; '))
  if (/\s/.test(tags.get('p') ?? '')) repairs.add('spaces-removed')
  const first = parseDkimKey(clean)
  const isAsMeant = first.problems.length === 0 && !repairs.has('spaces-removed')
  if (!isAsMeant && first.problems.length > 0) repairs.add('tags-repaired')
  let text = isAsMeant ? clean : written(tags)
  let parsed = parseDkimKey(text)
  const typed = parsed.problems.some(({ code }) => code === 'unknown-key-type') ? withRightType(tags) : null
  if (typed) {
    tags = typed
    text = written(tags)
    parsed = parseDkimKey(text)
    repairs.add('key-type-corrected')
  }
  const limits = isSound(parsed) ? uselessLimits(parsed.value) : []
  if (limits.length > 0) {
    text = written(without(tags, limits))
    parsed = parseDkimKey(text)
    repairs.add('limits-removed')
  }
  return { text, parsed, repairs: [...repairs] }
}

/** A record by which every receiver can check a signature (RFC 8301 §3): RSA, and long enough. */
export const isUsableKey = ({ parsed }: Pick<RepairedKey, 'parsed'>): boolean =>
  isSound(parsed) && !parsed.value.isRevoked && parsed.value.keyType === 'rsa' && (parsed.value.bits ?? 0) >= LEAST_BITS
