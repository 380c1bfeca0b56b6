import type { Deps } from '../../app.ts'
import type { RelayRow } from '../../relays/relay.ts'
import { practiceAddress, practiceHost } from './practice-domain.ts'

/** Shown in the history; the name of the program, which nobody has to translate. */
const NAME = 'Bien reçu'

/** Where our own receiver listens. */
export interface ReceiverPlace {
  /** An IP address. */
  host: string
  port: number
}

export interface PracticeRelayDeps extends Pick<Deps, 'database' | 'now'> {
  testerDomain: string
}

const findPracticeRelay = ({ sql, first }: Deps['database']): RelayRow | undefined =>
  first(sql.selectFrom('relays').selectAll().where('is_practice', '=', 1))

/** Relays of the user may bear the name already. */
const freeName = ({ sql, all }: Deps['database']): string => {
  const taken = new Set(all(sql.selectFrom('relays').select('name')).map(({ name }) => name.toLowerCase()))
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? NAME : `${NAME} ${number}`
    if (!taken.has(name.toLowerCase())) return name
  }
}

const newRow = ({ database, now, testerDomain }: PracticeRelayDeps, { host, port }: ReceiverPlace): RelayRow => ({
  id: crypto.randomUUID(),
  name: freeName(database),
  host,
  port,
  security: 'none',
  authentication: 0,
  username: null,
  password_sealed: null,
  password_set_at: null,
  from_address: practiceAddress(testerDomain),
  from_name: null,
  reply_to_address: null,
  reply_to_name: null,
  ca_certificate: null,
  certificate_pin: null,
  provider_id: null,
  auth_method: 'auto',
  ehlo_name: practiceHost(testerDomain),
  headers: '[]',
  position: 0,
  is_default: 0,
  is_fallback: 0,
  is_practice: 1,
  last_test: null,
  created_at: now(),
  updated_at: now(),
})

/** Lets the practice relay, where there is one, lead to where the receiver listens now. */
export const leadPracticeRelay = (deps: PracticeRelayDeps, { host, port }: ReceiverPlace): RelayRow | null => {
  const { database, now, testerDomain } = deps
  const row = findPracticeRelay(database)
  if (!row) return null
  const place = {
    host,
    port,
    from_address: practiceAddress(testerDomain),
    ehlo_name: practiceHost(testerDomain),
  }
  const isSame =
    row.host === host &&
    row.port === port &&
    row.from_address === place.from_address &&
    row.ehlo_name === place.ehlo_name
  if (isSame) return row
  const changed = { ...row, ...place, updated_at: now() }
  const { sql, run } = database
  run(
    sql
      .updateTable('relays')
      .set({ ...place, updated_at: changed.updated_at })
      .where('id', '=', row.id),
  )
  return changed
}

/**
 * The relay that delivers to our own receiver alone, made when it is first wanted. It is in no list of relays, and a test
 * through it may go to an address of our own tester only (probe-limits.ts).
 */
export const practiceRelay = (deps: PracticeRelayDeps, place: ReceiverPlace): RelayRow =>
  deps.database.transaction(() => {
    const known = leadPracticeRelay(deps, place)
    if (known !== null) return known
    const row = newRow(deps, place)
    const { sql, run } = deps.database
    run(sql.insertInto('relays').values(row))
    return row
  })
