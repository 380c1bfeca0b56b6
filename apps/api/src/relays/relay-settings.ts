import { isIP } from 'node:net'
import type { CreateRelay, UpdateRelay } from '@bienrecu/shared'
import ipaddr from 'ipaddr.js'
import type { z } from 'zod'
import { AppError, type FieldFault } from '../app-error.ts'
import type { AllowedPrivateHosts } from '../config.ts'
import { isInRanges } from '../http/client-address.ts'
import { MAIL_PORTS } from '../smtp/resolve-host.ts'
import { headerFaults } from './check-headers.ts'
import { headersOf, type RelayRow } from './relay.ts'

/** What the user chooses, as columns. */
export type RelaySettings = Pick<
  RelayRow,
  | 'name'
  | 'host'
  | 'port'
  | 'security'
  | 'authentication'
  | 'username'
  | 'from_address'
  | 'from_name'
  | 'reply_to_address'
  | 'reply_to_name'
  | 'ca_certificate'
  | 'certificate_pin'
  | 'provider_id'
  | 'auth_method'
  | 'ehlo_name'
  | 'headers'
>

/** The columns of a new relay. */
export const settingsOf = (input: z.output<typeof CreateRelay>): RelaySettings => ({
  name: input.name,
  host: input.host,
  port: input.port,
  security: input.security,
  authentication: input.authentication ? 1 : 0,
  username: input.username,
  from_address: input.fromAddress,
  from_name: input.fromName,
  reply_to_address: input.replyToAddress,
  reply_to_name: input.replyToName,
  ca_certificate: input.caCertificate,
  certificate_pin: input.certificatePin,
  provider_id: input.providerId,
  auth_method: input.authMethod,
  ehlo_name: input.ehloName,
  headers: JSON.stringify(input.headers),
})

/** The columns after a change: a field that is absent keeps its value, null empties it. */
export const changedSettings = (row: RelayRow, change: z.output<typeof UpdateRelay>): RelaySettings => {
  const keep = <Value>(value: Value | undefined, former: Value): Value => (value === undefined ? former : value)
  return {
    name: change.name ?? row.name,
    host: change.host ?? row.host,
    port: change.port ?? row.port,
    security: change.security ?? row.security,
    authentication: (change.authentication ?? row.authentication === 1) ? 1 : 0,
    username: keep(change.username, row.username),
    from_address: change.fromAddress ?? row.from_address,
    from_name: keep(change.fromName, row.from_name),
    reply_to_address: keep(change.replyToAddress, row.reply_to_address),
    reply_to_name: keep(change.replyToName, row.reply_to_name),
    ca_certificate: keep(change.caCertificate, row.ca_certificate),
    certificate_pin: keep(change.certificatePin, row.certificate_pin),
    provider_id: keep(change.providerId, row.provider_id),
    auth_method: change.authMethod ?? row.auth_method,
    ehlo_name: keep(change.ehloName, row.ehlo_name),
    headers: change.headers === undefined ? row.headers : JSON.stringify(change.headers),
  }
}

/**
 * True when the operator allows this host, or may do so once its addresses are known. Only a connection can tell for a
 * name, and it checks again (smtp/resolve-host.ts).
 */
export const mayBeAllowed = (host: string, { names, ranges }: AllowedPrivateHosts): boolean => {
  if (names.includes(host)) return true
  return isIP(host) === 0 ? ranges.length > 0 : isInRanges(ipaddr.process(host), ranges)
}

/** Throws `invalid-request`, each fault at its field, for settings that cannot work together. */
export const checkSettings = (settings: RelaySettings, allowed: AllowedPrivateHosts): void => {
  const errors: FieldFault[] = []
  const { host, port, authentication, username } = settings
  if (!MAIL_PORTS.includes(port) && !mayBeAllowed(host, allowed))
    errors.push({ pointer: '/port', code: 'port-not-allowed', params: { port } })
  if (authentication === 1 && !username) errors.push({ pointer: '/username', code: 'field-required' })
  errors.push(...headerFaults(headersOf(settings)))
  if (errors.length > 0) throw new AppError('invalid-request', { errors })
}
