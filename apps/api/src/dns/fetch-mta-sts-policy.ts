/*
 * RFC 8461 §3.3: the policy file of a domain, over HTTPS, with a certificate that holds, and without following redirects.
 * Not here: what the file says (the engine parses it), and keeping it for its max_age.
 */
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { FetchPolicy } from '@bienrecu/audit/audit-input'
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { PolicyFile } from '@bienrecu/audit/policies/facts'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { AllowedPrivateHosts } from '../config.ts'
import { mayConnectTo } from './may-connect-to.ts'

export interface FetchPolicyDeps {
  /** Finds the addresses of the policy host. */
  readonly resolver: Resolver
  readonly allowed: AllowedPrivateHosts
  /** Another port, and authorities of one's own, for a server on the loopback. */
  readonly port?: number
  readonly authorities?: string
  /** Milliseconds, from the connection to the end of the file. */
  readonly timeout?: number
}

const HTTPS_PORT = 443
const TIMEOUT = 10_000 // ms
const MAX_SIZE = 64 * 1024 // octets; RFC 8461 §3.2 speaks of 64 KB at least
const PATH = '/.well-known/mta-sts.txt'

const noFile = (fault: Exclude<PolicyFile['fault'], null>): Fact<PolicyFile> => known({ text: null, fault })

/** Both families at once. Known where one of them gave an address, or both said that there is none. */
const addressesOf = async (resolver: Resolver, host: string): Promise<Fact<readonly string[]>> => {
  const facts = await Promise.all([resolver.query(host, 'AAAA'), resolver.query(host, 'A')])
  const addresses = facts.flatMap((fact) => (fact.known ? fact.value.records : []))
  const unknown = facts.find((fact) => !fact.known)
  return addresses.length === 0 && unknown && !unknown.known ? unknown : known(addresses)
}

/** The addresses that were judged, whatever the name: it is not resolved a second time. */
const pinned =
  (addresses: readonly string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    )

/** Null when the file may be read. */
const faultOf = ({ statusCode = 0, headers }: IncomingMessage): Fact<PolicyFile> | null => {
  if (statusCode >= 300 && statusCode < 400) return noFile('redirect')
  if (statusCode !== 200) return noFile('not-found')
  const [mediaType = ''] = (headers['content-type'] ?? '').split(';')
  return mediaType.trim().toLowerCase() === 'text/plain' ? null : noFile('wrong-type')
}

const readFile = (response: IncomingMessage, settle: (fact: Fact<PolicyFile>) => void): void => {
  const fault = faultOf(response)
  if (fault) return settle(fault)
  const pieces: Buffer[] = []
  let size = 0
  response.on('data', (piece: Buffer) => {
    size += piece.length
    if (size > MAX_SIZE) settle(noFile('too-large'))
    else pieces.push(piece)
  })
  response.once('end', () => settle(known({ text: Buffer.concat(pieces).toString(), fault: null })))
  response.once('error', () => settle(notKnown('bad-answer')))
}

interface Target {
  readonly host: string
  readonly port: number
  readonly addresses: readonly string[]
  readonly authorities: string | undefined
  readonly timeout: number
}

const fetchFile = ({ host, port, addresses, authorities, timeout }: Target): Promise<Fact<PolicyFile>> =>
  new Promise((resolve) => {
    let phase: 'connecting' | 'handshake' | 'asking' = 'connecting'
    const get = request({
      host,
      port,
      path: PATH,
      servername: host,
      lookup: pinned(addresses),
      agent: false,
      minVersion: 'TLSv1.2',
      headers: { accept: 'text/plain', 'accept-encoding': 'identity' },
      ...(authorities !== undefined && { ca: authorities }),
    })
    const settle = (fact: Fact<PolicyFile>) => {
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
    get.once('response', (response) => readFile(response, settle))
    get.on('error', () => {
      if (phase === 'handshake') settle(noFile('tls'))
      else settle(notKnown(phase === 'connecting' ? 'unreachable' : 'bad-answer'))
    })
    get.end()
  })

/**
 * Makes the port through which an audit fetches MTA-STS policies: 64 KB at most, in 10 s at most, from public addresses
 * alone (`not-asked` otherwise). Never rejects.
 */
export const createFetchPolicy =
  ({ resolver, allowed, port = HTTPS_PORT, authorities, timeout = TIMEOUT }: FetchPolicyDeps): FetchPolicy =>
  async (domain) => {
    const host = `mta-sts.${domain}`
    const found = await addressesOf(resolver, host)
    if (!found.known) return found
    const addresses = found.value
    if (addresses.length === 0) return noFile('not-found')
    const mayConnect = allowed.names.includes(host) || addresses.every((address) => mayConnectTo(address, allowed))
    return mayConnect ? fetchFile({ host, port, addresses, authorities, timeout }) : notKnown('not-asked')
  }
