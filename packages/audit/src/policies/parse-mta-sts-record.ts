/*
 * RFC 8461 §3.1, the TXT record at `_mta-sts`. Knowingly not done: the meaning of extension fields, of which none is registered.
 */
import type { Parsed, Problem } from '../evidence.ts'
import { type FieldProblem, parseFields } from './fields.ts'

export interface MtaStsRecord {
  /** Changes with every change of the policy; null when it is missing or unusable. */
  readonly id: string | null // "id"
  readonly extensions: readonly { readonly name: string; readonly value: string }[]
}

export type MtaStsRecordProblem = FieldProblem | 'missing-id' | 'bad-id'

const VERSION = 'v=STSv1'
const ID = /^[A-Za-z\d]{1,32}$/

/** Reads an MTA-STS record. Never throws; finds every problem, in the order of the record. */
export const parseMtaStsRecord = (text: string): Parsed<MtaStsRecord, MtaStsRecordProblem> => {
  const { fields, problems } = parseFields(text, VERSION, 'id')
  const found: Problem<MtaStsRecordProblem>[] = [...problems]
  const id = fields.find(({ name }) => name === 'id')
  if (!id) found.push({ code: 'missing-id', offset: text.length })
  else if (!ID.test(id.value)) found.push({ code: 'bad-id', offset: id.valueOffset })
  const extensions = fields.filter(({ name }) => name !== 'id')
  return {
    value: {
      id: id && ID.test(id.value) ? id.value : null,
      extensions: extensions.map(({ name, value }) => ({ name, value })),
    },
    problems: found.toSorted((a, b) => a.offset - b.offset),
  }
}
