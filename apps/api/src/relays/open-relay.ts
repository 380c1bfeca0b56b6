import { AppError } from '../app-error.ts'
import type { Vault } from '../secrets/vault.ts'
import type { Credentials, RelayTarget } from '../smtp/relay-target.ts'
import { passwordPlace, type RelayRow } from './relay.ts'

const credentialsOf = (vault: Vault, row: RelayRow): Credentials | null => {
  if (row.authentication === 0) return null
  if (row.password_sealed === null || row.username === null) throw new AppError('relay-password-missing')
  const password = vault.open(row.password_sealed, passwordPlace(row.id))
  if (password === null) throw new AppError('relay-password-unreadable')
  return { username: row.username, password: password.reveal() }
}

/** A relay with its password opened. Throws `relay-password-missing` or `relay-password-unreadable`. */
export const openRelay = (vault: Vault, row: RelayRow): RelayTarget => ({
  id: row.id,
  version: row.updated_at,
  host: row.host,
  port: row.port,
  security: row.security,
  caCertificate: row.ca_certificate,
  certificatePin: row.certificate_pin,
  authMethod: row.auth_method,
  ehloName: row.ehlo_name,
  credentials: credentialsOf(vault, row),
})
