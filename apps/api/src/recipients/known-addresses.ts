import type { Database } from '../storage/database.ts'
import type { AllowListInput } from './allow-list.ts'

/** Whose mailboxes are known to be the user's own: senders of the relays, and addresses confirmed with a code. Nobody reads those of the practice relay. */
export const knownAddresses = ({
  sql,
  all,
}: Database): Pick<AllowListInput, 'ownAddresses' | 'confirmedAddresses'> => ({
  ownAddresses: all(sql.selectFrom('relays').select('from_address').where('is_practice', '=', 0)).map(
    (relay) => relay.from_address,
  ),
  confirmedAddresses: all(
    sql.selectFrom('confirmed_addresses').select('address').where('confirmed_at', 'is not', null),
  ).map(({ address }) => address),
})
