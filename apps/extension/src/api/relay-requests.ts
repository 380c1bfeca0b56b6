import type {
  AskConfirmation,
  ConfirmAddress,
  CreateRelay,
  CreateSelfTest,
  RelayOrder,
  RelayRoles,
  Reply,
  SetRelayImap,
  StartOAuth,
  UpdateRelay,
} from '@bienrecu/shared'
import {
  ConfirmedAddress,
  ConfirmedAddressList,
  ImapCheck,
  MailPresetList,
  OAuthProviderList,
  Probe,
  Relay,
  RelayDetection,
  RelayList,
  RelayTest,
  StartedOAuth,
} from '@bienrecu/shared'
import { z } from 'zod'
import type { Request } from './exchange.ts'

// What waits for other people’s servers; still below the 30 s after which Chrome stops a background that waits.
const LONG_TIMEOUT = 29_000 // ms

const nothing = z.unknown().transform(() => null)

/** Every request about relays, their mailboxes, their sign-ins, and the addresses that tests may go to. */
export const relayRequests = (call: <T>(request: Request<T>) => Promise<Reply<T>>) => {
  const get = <T>(path: string, schema: z.ZodType<T>) => call({ method: 'GET', path, schema })
  const post = <T>(path: string, schema: z.ZodType<T>, body: unknown = {}) =>
    call({ method: 'POST', path, schema, body })
  const put = <T>(path: string, schema: z.ZodType<T>, body: unknown) => call({ method: 'PUT', path, schema, body })
  const slow = <T>(path: string, schema: z.ZodType<T>, body: unknown = {}) =>
    call({ method: 'POST', path, schema, body, timeout: LONG_TIMEOUT })
  const remove = (path: string) => call({ method: 'DELETE', path, schema: nothing })

  return {
    relays: () => get('/v1/relays', RelayList),
    createRelay: (relay: CreateRelay) => post('/v1/relays', Relay, relay),
    updateRelay: (id: string, body: UpdateRelay) =>
      call({ method: 'PATCH', path: `/v1/relays/${id}`, schema: Relay, body }),
    removeRelay: (id: string) => remove(`/v1/relays/${id}`),
    duplicateRelay: (id: string) => post(`/v1/relays/${id}/duplicate`, Relay),
    orderRelays: (order: RelayOrder) => put('/v1/relays/order', RelayList, order),
    setRelayRoles: (roles: RelayRoles) => put('/v1/relays/roles', RelayList, roles),
    testRelay: (id: string) => slow(`/v1/relays/${id}/test`, RelayTest),
    detectRelay: (address: string) => slow('/v1/relays/detect', RelayDetection, { address }),
    mailPresets: () => get('/v1/mail-presets', MailPresetList),

    oauthProviders: () => get('/v1/oauth/providers', OAuthProviderList),
    beginSignIn: (id: string, body: StartOAuth) => slow(`/v1/relays/${id}/oauth`, StartedOAuth, body),
    endSignIn: (id: string) => remove(`/v1/relays/${id}/oauth`),

    setMailbox: (id: string, body: SetRelayImap) => put(`/v1/relays/${id}/imap`, Relay, body),
    removeMailbox: (id: string) => remove(`/v1/relays/${id}/imap`),
    checkMailbox: (id: string) => slow(`/v1/relays/${id}/imap/check`, ImapCheck),

    selfTest: (id: string, body: CreateSelfTest, idempotencyKey: string) =>
      call({
        method: 'POST',
        path: `/v1/relays/${id}/self-test`,
        schema: Probe,
        body,
        headers: { 'idempotency-key': idempotencyKey },
      }),
    confirmedAddresses: () => get('/v1/confirmed-addresses', ConfirmedAddressList),
    askConfirmation: (body: AskConfirmation) => slow('/v1/confirmed-addresses', ConfirmedAddress, body),
    confirmAddress: (body: ConfirmAddress) => post('/v1/confirmed-addresses/confirm', ConfirmedAddress, body),
    removeConfirmedAddress: (address: string) => remove(`/v1/confirmed-addresses/${encodeURIComponent(address)}`),
  }
}
