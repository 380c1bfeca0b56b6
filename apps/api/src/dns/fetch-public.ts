/*
 * One file over HTTPS from a host that somebody else named: public addresses alone (or those the operator allows), judged
 * and then connected to without a second look-up; a certificate that holds; a size and a time that end. Knowingly absent:
 * redirects (the caller hears of them), cookies, compression, caches.
 */
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { AllowedPrivateHosts } from '../config.ts'
import { pinnedTo, publicAddresses } from './public-addresses.ts'

export interface FetchPublicDeps {
  /** Finds the addresses of the host. */
  readonly resolver: Resolver
  readonly allowed: AllowedPrivateHosts
  /** Another port, and authorities of one's own, for a server on the loopback. */
  readonly port?: number
  readonly authorities?: string
}

export interface PublicRequest {
  readonly host: string
  /** With its query. */
  readonly path: string
  /** The media type it must have; null for any. */
  readonly mediaType: string | null
  /** Octets. */
  readonly maxSize: number
  /** Milliseconds, from the connection to the end of the file. */
  readonly timeout: number
}

/** `missing`: no such host, or a status other than 200, which is then told. `location`: where a redirect leads, as it stands. */
export type PublicFile =
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'redirect'; readonly location: string }
  | { readonly kind: 'missing'; readonly status: number | null }
  | { readonly kind: 'wrong-type' | 'tls' | 'too-large' }

/** Never rejects. `not-asked`: an address is not public. */
export type FetchPublic = (request: PublicRequest) => Promise<Fact<PublicFile>>

const HTTPS_PORT = 443

/** Null when the file may be read. */
const faultOf = (response: IncomingMessage, mediaType: string | null): PublicFile | null => {
  const { statusCode = 0, headers } = response
  if (statusCode >= 300 && statusCode < 400) return { kind: 'redirect', location: headers.location ?? '' }
  if (statusCode !== 200) return { kind: 'missing', status: statusCode }
  const [type = ''] = (headers['content-type'] ?? '').split(';')
  return mediaType === null || type.trim().toLowerCase() === mediaType ? null : { kind: 'wrong-type' }
}

type Settle = (fact: Fact<PublicFile>) => void

const readFile = (response: IncomingMessage, { mediaType, maxSize }: PublicRequest, settle: Settle): void => {
  const fault = faultOf(response, mediaType)
  if (fault) return settle(known(fault))
  const pieces: Buffer[] = []
  let size = 0
  response.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > maxSize) settle(known({ kind: 'too-large' }))
    else pieces.push(piece)
  })
  response.once('end', () => settle(known({ kind: 'file', text: Buffer.concat(pieces).toString() })))
  response.once('error', () => settle(notKnown('bad-answer')))
}

interface Target extends PublicRequest {
  readonly port: number
  readonly addresses: readonly string[]
  readonly authorities: string | undefined
}

const fetchFile = (target: Target): Promise<Fact<PublicFile>> =>
  new Promise((resolve) => {
    const { host, port, path, mediaType, addresses, authorities, timeout } = target
    let phase: 'connecting' | 'handshake' | 'asking' = 'connecting'
    const get = request({
      host,
      port,
      path,
      servername: host,
      lookup: pinnedTo(addresses),
      agent: false,
      minVersion: 'TLSv1.2',
      headers: { accept: mediaType ?? '*/*', 'accept-encoding': 'identity' },
      ...(authorities !== undefined && { ca: authorities }),
    })
    const settle: Settle = (fact) => {
      clearTimeout(timer)
      resolve(fact)
      get.destroy()
    }
    const timer = setTimeout(() => settle(notKnown('timeout')), timeout)
    get.once('socket', (socket) => {
      socket.once('connect', () => {
        phase = 'handshake'
      })
      socket.once('secureConnect', () => {
        phase = 'asking'
      })
    })
    get.once('response', (response) => readFile(response, target, settle))
    get.on('error', () => {
      if (phase === 'handshake') settle(known({ kind: 'tls' }))
      else settle(notKnown(phase === 'connecting' ? 'unreachable' : 'bad-answer'))
    })
    get.end()
  })

/** Makes the port through which files of strangers are fetched. */
export const createFetchPublic =
  ({ resolver, allowed, port = HTTPS_PORT, authorities }: FetchPublicDeps): FetchPublic =>
  async (request) => {
    const found = await publicAddresses({ resolver, allowed }, request.host)
    if (!found.known) return found
    const addresses = found.value
    return addresses.length === 0
      ? known({ kind: 'missing', status: null })
      : fetchFile({ ...request, port, addresses, authorities })
  }
