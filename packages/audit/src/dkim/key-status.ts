import type { Parsed, Problem } from '../evidence.ts'
import type { DkimKeyFacts } from './facts.ts'
import type { DkimKey, DkimKeyProblem } from './parse-key.ts'

/** `missing`: no record at the name. `invalid`: several records, or one that receivers cannot use. */
export type KeyStatus = 'valid' | 'revoked' | 'missing' | 'invalid' | 'unknown'

/** Shortest RSA key that receivers may accept (RFC 8301 §3.2). */
export const LEAST_BITS = 1024
/** Longest that every receiver must be able to check (RFC 8301 §3.2). */
export const MOST_BITS = 4096

const OF_THE_KEY: ReadonlySet<DkimKeyProblem> = new Set([
  'bad-base64',
  'truncated-key',
  'bad-key',
  'trailing-data',
  'missing-key',
])
/** Against the grammar, and read over by receivers. */
const HARMLESS: ReadonlySet<DkimKeyProblem> = new Set(['bad-list', 'empty-tag'])

type KeyProblem = Problem<DkimKeyProblem>

/** Problems of the key itself, which then cannot be read. */
export const keyProblems = (problems: readonly KeyProblem[]): KeyProblem[] =>
  problems.filter(({ code }) => OF_THE_KEY.has(code))

/** Problems of the record around the key. A private key has a check of its own. */
export const recordProblems = (problems: readonly KeyProblem[]): KeyProblem[] =>
  problems.filter(({ code }) => !OF_THE_KEY.has(code) && code !== 'private-key')

/** True for what receivers read over. */
export const isHarmless = ({ code }: KeyProblem): boolean => HARMLESS.has(code)

/** True when a receiver can check a signature of mail with this record (RFC 6376 §6.1.2, RFC 8301 §3). */
const isUsable = ({ value, problems }: Parsed<DkimKey, DkimKeyProblem>): boolean => {
  const { hashAlgorithms, serviceTypes, keyType, bits } = value
  return (
    problems.every(isHarmless) &&
    (hashAlgorithms === null || hashAlgorithms.includes('sha256')) &&
    (serviceTypes.includes('*') || serviceTypes.includes('email')) &&
    (keyType !== 'rsa' || (bits ?? 0) >= LEAST_BITS)
  )
}

/** What a receiver finds at the name of a key. */
export const keyStatus = ({ keys, alias }: Pick<DkimKeyFacts, 'keys' | 'alias'>): KeyStatus => {
  const isLoop = !keys.known && keys.reason === 'cname-loop'
  if (isLoop && alias.known) return 'missing'
  if (!keys.known) return 'unknown'
  const [key, ...more] = keys.value
  if (!key) return 'missing'
  if (more.length > 0) return 'invalid'
  if (key.value.isRevoked) return 'revoked'
  return isUsable(key) ? 'valid' : 'invalid'
}
