import { createPublicKey, generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { Deps } from '../../app.ts'
import { passwordPlace } from '../../relays/relay.ts'
import { Secret } from '../../secrets/secret.ts'

const BITS = 2048 // RFC 8301 §3.2

/** What practice messages are signed with. */
export interface PracticeKey {
  /** PEM, PKCS #8. */
  privateKey: string
  /** SubjectPublicKeyInfo in base64, as it stands in the DNS. */
  publicKey: string
}

export type PracticeKeyDeps = Pick<Deps, 'database' | 'vault'>

const keyOf = (privateKey: string): PracticeKey => ({
  privateKey,
  publicKey: createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64'),
})

/** The key that is kept, sealed, with the practice relay; null when there is none, or another instance key sealed it. */
const keptKey = ({ database, vault }: PracticeKeyDeps): PracticeKey | null => {
  const { sql, first } = database
  const relay = first(sql.selectFrom('relays').select(['id', 'password_sealed']).where('is_practice', '=', 1))
  const opened = relay?.password_sealed ? vault.open(relay.password_sealed, passwordPlace(relay.id)) : null
  return opened && keyOf(opened.reveal())
}

const keepKey = (deps: PracticeKeyDeps, privateKey: string): PracticeKey =>
  deps.database.transaction(() => {
    const known = keptKey(deps)
    if (known !== null) return known
    const { sql, first, run } = deps.database
    const relay = first(sql.selectFrom('relays').select('id').where('is_practice', '=', 1))
    if (relay) {
      const sealed = deps.vault.seal(new Secret(privateKey), passwordPlace(relay.id))
      run(sql.updateTable('relays').set({ password_sealed: sealed }).where('id', '=', relay.id))
    }
    return keyOf(privateKey)
  })

/** The key of the practice relay, made on this machine when it is first wanted. */
export const practiceKey = async (deps: PracticeKeyDeps): Promise<PracticeKey> => {
  const known = keptKey(deps)
  if (known !== null) return known
  const { privateKey } = await promisify(generateKeyPair)('rsa', {
    modulusLength: BITS,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  })
  return keepKey(deps, privateKey)
}
