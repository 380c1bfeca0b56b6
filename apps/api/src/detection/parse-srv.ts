/*
 * SRV records in presentation form (RFC 2782), and the choice among them. Knowingly not done: the random choice by weight,
 * which spreads load and would make one address lead to another server each time; the heaviest is taken.
 */
import { nameKey } from '@bienrecu/audit/resolver'

export interface SrvRecord {
  readonly priority: number
  readonly weight: number
  readonly port: number
  /** In lower case, without final dot; "" where the service is decidedly not offered. */
  readonly target: string
  /** The record as it stands. */
  readonly text: string
}

const FORM = /^(\d{1,5}) (\d{1,5}) (\d{1,5}) (\S+)$/

/** Reads `0 1 587 smtp.example.org`; nothing when the text is no SRV record. */
export const parseSrv = (text: string): SrvRecord[] => {
  const [whole, priority, weight, port, target = ''] = FORM.exec(text) ?? []
  if (whole === undefined) return []
  return [{ priority: Number(priority), weight: Number(weight), port: Number(port), target: nameKey(target), text }]
}

/** The record to try first: the lowest priority, then the heaviest weight; the earlier of equal ones. */
export const bySrvOrder = (one: SrvRecord, other: SrvRecord): number =>
  one.priority - other.priority || other.weight - one.weight
