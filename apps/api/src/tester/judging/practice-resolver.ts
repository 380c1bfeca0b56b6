import { type Answer, overlay, type RecordEdit, type Resolver } from '@bienrecu/audit/resolver'
import { type Fact, known } from '@bienrecu/audit/evidence'

const NOWHERE: Fact<Answer> = known({ status: 'nxdomain', records: [], ttl: null })

/** A DNS that knows nothing. */
const EMPTY: Resolver = { query: () => Promise.resolve(NOWHERE) }

/**
 * The DNS of the practice domain, which exists on this machine alone: its records and nothing else. The real DNS is not
 * asked, so that a machine without network judges the practice message as well as any other.
 */
export const practiceResolver = (records: readonly RecordEdit[]): Resolver => overlay(EMPTY, records)
