import type { Fact } from '@bienrecu/audit/evidence'
import type { Answer, RecordType, Resolver } from '@bienrecu/audit/resolver'
import { compareRecord } from '@bienrecu/audit/verify/compare-record'
import { recordMeaning, textKindOf } from '@bienrecu/audit/verify/record-meaning'
import type { WrongName } from '@bienrecu/audit/verify/wrong-names'
import type { AskedServer } from './name-servers.ts'
import type { RecordToVerify, SightingFacts } from './verification-facts.ts'

const recordsOf = (answer: Fact<Answer>): readonly string[] => (answer.known ? answer.value.records : [])
const ttlOf = (answer: Fact<Answer>): number | null =>
  answer.known && answer.value.records.length > 0 ? answer.value.ttl : null

/** The types that are taken for one another in forms. */
const typesInstead = ({ type, value, name }: RecordToVerify): RecordType[] => {
  if (type === 'CNAME') return ['TXT']
  return type === 'TXT' && value !== null && textKindOf(value, name) === 'spf' ? ['CNAME', 'SPF'] : ['CNAME']
}

/** Records of another type at the name that keep ours from being there, or are ours under a wrong name of type. */
const lookForOtherType = async (direct: Resolver, wanted: RecordToVerify): Promise<Fact<Answer> | null> => {
  const types = typesInstead(wanted)
  const answers = await Promise.all(types.map((type) => direct.query(wanted.name, type)))
  return answers.find((answer) => recordsOf(answer).length > 0) ?? null
}

/** What one server has at the name; at most two rounds of questions. */
export const lookAtServer = async (asked: AskedServer, wanted: RecordToVerify): Promise<SightingFacts> => {
  const { server, address, direct, soa } = asked
  const base = {
    server,
    address,
    found: [],
    difference: null,
    foundAt: null,
    ttl: null,
    negativeTtl: soa?.negativeTtl ?? null,
    serial: soa?.serial ?? null,
  }
  if (!direct || !soa) return { ...base, state: 'no-answer' }
  const answer = await direct.query(wanted.name, wanted.type)
  // An alias that leads elsewhere: the server knows no more than that.
  const isAlias = !answer.known && (answer.reason === 'not-asked' || answer.reason === 'cname-loop')
  if (!answer.known && !isAlias) return { ...base, state: 'no-answer' }
  const found = recordsOf(answer)
  const comparison = compareRecord(wanted, found)
  const seen = { ...base, ...comparison, found, ttl: ttlOf(answer) }
  if (wanted.value === null || (comparison.state !== 'absent' && !isAlias)) return seen
  const other = await lookForOtherType(direct, wanted)
  if (!other) return isAlias ? { ...base, state: 'no-answer' } : seen
  return { ...seen, state: 'different', difference: 'wrong-type', found: recordsOf(other), ttl: ttlOf(other) }
}

/** True when the server has the very record at this name. */
export const hasRecordAt = async (direct: Resolver, wanted: RecordToVerify, name: string): Promise<boolean> => {
  const { value, type } = wanted
  if (value === null) return false
  const meaning = recordMeaning(value, type, wanted.name)
  const records = recordsOf(await direct.query(name, type))
  return records.some((text) => recordMeaning(text, type, wanted.name) === meaning)
}

/** The first wrong name at which the server has the record; null when it stands at none of them, or at every name there is. */
export const lookElsewhere = async (
  direct: Resolver,
  wanted: RecordToVerify,
  places: readonly WrongName[],
  unusedName: string,
): Promise<WrongName | null> => {
  const found = await Promise.all(places.map(({ name }) => hasRecordAt(direct, wanted, name)))
  const place = places.find((_, index) => found[index]) ?? null
  // A wildcard has it everywhere, and shows no mistake of typing.
  return place && (await hasRecordAt(direct, wanted, unusedName)) ? null : place
}
