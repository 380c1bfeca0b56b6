import { type Fact, known, notKnown } from './evidence.ts'

export type RecordType =
  | 'A'
  | 'AAAA'
  | 'CNAME'
  | 'DNSKEY'
  | 'DS'
  | 'MX'
  | 'NS'
  | 'PTR'
  | 'SOA'
  | 'SPF' // type 99, obsolete since RFC 7208 §3.1; asked only to say so
  | 'SRV'
  | 'TLSA'
  | 'TXT'

/**
 * What the DNS says of a name and a type. Aliases are followed, as resolvers do. Records are in presentation form (RFC 1035
 * §5.1) without quotes: the strings of one TXT joined without a space, `10 mx.example.org` for MX,
 * `0 1 587 smtp.example.org` for SRV, names without final dot.
 */
export interface Answer {
  readonly status: 'found' | 'nodata' | 'nxdomain'
  readonly records: readonly string[]
  /** Seconds the answer may be kept, negative answers included; null when the resolver does not tell. */
  readonly ttl: number | null
}

/** The port to the DNS. `query` never rejects: what went wrong is a fact. */
export interface Resolver {
  query(name: string, type: RecordType): Promise<Fact<Answer>>
}

/** Names are compared without case and without the final dot. */
export const nameKey = (name: string): string => {
  const lower = name.toLowerCase()
  return lower.endsWith('.') ? lower.slice(0, -1) : lower
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

const isText = (value: unknown): boolean => typeof value === 'string'

const isAnswer = (value: unknown): boolean =>
  isObject(value) && 'records' in value && Array.isArray(value.records) && value.records.every(isText)

/** Whether what came back has the form of a fact. Resolvers are written by others too, in languages without types. */
const isFact = (value: unknown): value is Fact<Answer> => {
  if (!isObject(value) || !('known' in value)) return false
  return value.known === true ? 'value' in value && isAnswer(value.value) : value.known === false && 'reason' in value
}

/**
 * Asks one question; `onFact` hears the answer before anybody who waits for it. Never rejects: a resolver that throws, or
 * says what is no answer, has given a bad answer.
 */
export const askResolver = (
  resolver: Resolver,
  name: string,
  type: RecordType,
  onFact: ((fact: Fact<Answer>) => void) | null = null,
): Promise<Fact<Answer>> => {
  const hear = (said: unknown): Fact<Answer> => {
    const fact = isFact(said) ? said : notKnown('bad-answer')
    onFact?.(fact)
    return fact
  }
  // Passed on, a rejection of a question that nobody waits for would end the process.
  const hearNothing = (): Fact<Answer> => hear(null)
  try {
    return Promise.resolve(resolver.query(name, type)).then(hear, hearNothing)
  } catch {
    return Promise.resolve().then(hearNothing)
  }
}

/** A resolver that asks each question once: the cache of one audit. Questions under way are shared; none rejects. */
export const withCache = (resolver: Resolver): Resolver => {
  const asked = new Map<string, Promise<Fact<Answer>>>()
  return {
    query: (name, type) => {
      const plainName = nameKey(name)
      const key = `${type} ${plainName}`
      const before = asked.get(key)
      if (before) return before
      const answer = askResolver(resolver, plainName, type)
      asked.set(key, answer)
      return answer
    },
  }
}

/** One record to change: `before` null adds, `after` null removes, both replace. In presentation form, as in `Answer`. */
export interface RecordEdit {
  readonly name: string
  readonly type: RecordType
  readonly before: string | null
  readonly after: string | null
}

const edited = (records: readonly string[], edits: readonly RecordEdit[]): string[] => {
  const left = [...records]
  for (const { before, after } of edits) {
    const at = before === null ? -1 : left.indexOf(before)
    if (at >= 0) left.splice(at, 1)
    if (after !== null && !left.includes(after)) left.push(after)
  }
  return left
}

const isWithin = (name: string, ancestor: string): boolean => name === ancestor || name.endsWith(`.${ancestor}`)

const MAX_ALIASES = 8

const NO_DATA: Fact<Answer> = known({ status: 'nodata', records: [], ttl: null })

/** What the edits make of the alias at a name: it leads elsewhere now, it is gone, or it is as it was. */
const aliasAfter = async (
  resolver: Resolver,
  name: string,
  edits: readonly RecordEdit[],
): Promise<{ readonly target: string } | 'gone' | null> => {
  const last = edits.findLast((edit) => edit.name === name && edit.type === 'CNAME')
  if (!last) return null
  if (last.after !== null) return { target: last.after }
  const today = await resolver.query(name, 'CNAME')
  const targets = today.known ? today.value.records.map(nameKey) : []
  return targets.length > 0 && targets.includes(nameKey(last.before ?? '')) ? 'gone' : null
}

/**
 * Answers as if the edits were published already, so that a proposed record is proved by the real evaluator. A name that
 * gains a record exists from then on, and so do the names above it (RFC 8020 §2); a new alias is followed, and what an alias
 * led to is no longer said of a name that loses it. What the resolver could not answer stays unknown. Wildcards are not
 * expanded.
 */
export const overlay = (resolver: Resolver, edits: readonly RecordEdit[]): Resolver => {
  const all = edits.map((edit) => ({ ...edit, name: nameKey(edit.name) }))
  const isGiven = (name: string) => all.some((edit) => edit.after !== null && isWithin(edit.name, name))

  const answer = async (name: string, type: RecordType, aliases: number): Promise<Fact<Answer>> => {
    const alias = type === 'CNAME' ? null : await aliasAfter(resolver, name, all)
    if (alias !== null && alias !== 'gone') {
      return aliases === MAX_ALIASES ? notKnown('cname-loop') : answer(nameKey(alias.target), type, aliases + 1)
    }
    const fact = alias === 'gone' ? NO_DATA : await resolver.query(name, type)
    if (!fact.known) return fact
    const { status, records, ttl } = fact.value
    const own = all.filter((edit) => edit.name === name && edit.type === type)
    const left = own.length > 0 ? edited(records, own) : records
    if (left.length > 0) return known<Answer>({ status: 'found', records: left, ttl })
    const isThere = status !== 'nxdomain' || isGiven(name)
    return known<Answer>({ status: isThere ? 'nodata' : 'nxdomain', records: [], ttl })
  }
  return { query: (name, type) => answer(nameKey(name), type, 0) }
}
