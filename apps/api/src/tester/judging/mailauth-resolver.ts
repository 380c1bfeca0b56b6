import type { Fact, UnknownReason } from '@bienrecu/audit/evidence'
import type { Answer, RecordType, Resolver } from '@bienrecu/audit/resolver'

/** Codes of node:dns, by which mailauth tells "there is none" (SPF none, DKIM no key) from "nobody knows" (temperror). */
const NO_ANSWER: Readonly<Record<UnknownReason, string>> = {
  timeout: 'ETIMEOUT',
  refused: 'EREFUSED',
  servfail: 'ESERVFAIL',
  'bad-answer': 'EBADRESP',
  'cname-loop': 'ESERVFAIL',
  unreachable: 'ECONNREFUSED',
  'not-asked': 'ECONNREFUSED',
}

const dnsFault = (code: string, name: string): Error => Object.assign(new Error(`${code} ${name}`), { code })

const TYPES: readonly RecordType[] = ['A', 'AAAA', 'MX', 'PTR', 'TXT']

const typeOf = (text: string): RecordType => {
  const type = TYPES.find((one) => one === text)
  if (type === undefined) throw dnsFault('ENOTIMP', text)
  return type
}

/** One record in the form of node:dns, which depends on its type. */
const inNodeForm = (type: RecordType, record: string): unknown => {
  if (type === 'TXT') return [record]
  if (type !== 'MX') return record
  const [priority = '', exchange = ''] = record.split(' ')
  return { priority: Number(priority), exchange }
}

const recordsOf = (fact: Fact<Answer>, name: string): readonly string[] => {
  if (!fact.known) throw dnsFault(NO_ANSWER[fact.reason], name)
  const { status, records } = fact.value
  if (records.length === 0) throw dnsFault(status === 'nxdomain' ? 'ENOTFOUND' : 'ENODATA', name)
  return records
}

/** What mailauth asks its questions with. Its own type knows strings alone, though it reads `exchange` of MX records. */
export type NodeQuery = (name: string, type: string) => Promise<string[] | string[][]>

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the library’s type is too narrow, see above
const asDeclared = (records: readonly unknown[]): string[] | string[][] => records as string[] | string[][]

/** Our resolver as mailauth wants one: rejects with the code of node:dns where there is no record, or no answer. */
export const nodeQuery =
  (resolver: Resolver): NodeQuery =>
  async (name, text) => {
    const type = typeOf(text)
    const records = recordsOf(await resolver.query(name, type), name)
    return asDeclared(records.map((record) => inNodeForm(type, record)))
  }
