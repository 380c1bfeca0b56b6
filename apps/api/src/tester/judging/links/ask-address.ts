/*
 * One question to a web server that a stranger named: public addresses alone, judged and then connected to without a second
 * look-up; the usual ports; no cookie, no body kept, no redirect followed here.
 */
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { AllowedPrivateHosts } from '../../../config.ts'
import { pinnedTo, publicAddresses } from '../../../dns/public-addresses.ts'
import { createRateLimit } from '../../../http/rate-limit.ts'

export interface AskAddressDeps {
  readonly resolver: Resolver
  readonly allowed: AllowedPrivateHosts
  /** Other ports than those of the Web, and authorities of one's own, for servers on the loopback. */
  readonly ports?: readonly number[]
  readonly authorities?: string
}

export interface WebReply {
  readonly status: number
  /** As it stands. */
  readonly location: string | null
}

/**
 * `tls`: the certificate does not hold; `missing`: no such host; `not-public`: an address nobody outside can reach;
 * `too-often`: one that was asked enough.
 */
export type WebFault = 'tls' | 'missing' | 'not-public' | 'other-port' | 'too-often'

/** Never rejects. */
export type AskAddress = (url: URL, method: 'HEAD' | 'GET', signal: AbortSignal) => Promise<Fact<WebReply | WebFault>>

const WEB_PORTS = [80, 443]
/** Whoever sends messages decides which server is asked: it is not to be a nuisance. */
const PER_ADDRESS = { questions: 60, seconds: 60 }

const portOf = ({ port, protocol }: URL): number => (port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port))

const bareHost = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1')

interface Target {
  readonly url: URL
  readonly method: 'HEAD' | 'GET'
  readonly addresses: readonly string[]
  readonly authorities: string | undefined
  readonly signal: AbortSignal
}

const optionsOf = ({ url, method, addresses, authorities }: Target) => ({
  host: bareHost(url),
  port: portOf(url),
  path: url.pathname + url.search,
  method,
  lookup: pinnedTo(addresses),
  agent: false as const,
  headers: { accept: '*/*', 'accept-encoding': 'identity', 'user-agent': 'BienRecu-LinkCheck/1.0' },
  ...(url.protocol === 'https:' && { servername: bareHost(url) }),
  ...(authorities !== undefined && { ca: authorities }),
})

const ask = (target: Target): Promise<Fact<WebReply | WebFault>> =>
  new Promise((resolve) => {
    const { url, signal } = target
    const isSecure = url.protocol === 'https:'
    let phase: 'connecting' | 'handshake' | 'asking' = 'connecting'
    const request = (isSecure ? requestHttps : requestHttp)(optionsOf(target))
    const settle = (fact: Fact<WebReply | WebFault>): void => {
      signal.removeEventListener('abort', giveUp)
      resolve(fact)
      request.destroy()
    }
    const giveUp = (): void => settle(notKnown('timeout'))
    if (signal.aborted) return giveUp()
    signal.addEventListener('abort', giveUp)
    request.once('socket', (socket) => {
      socket.once('connect', () => {
        phase = isSecure ? 'handshake' : 'asking'
      })
      socket.once('secureConnect', () => {
        phase = 'asking'
      })
    })
    request.once('response', ({ statusCode = 0, headers }: IncomingMessage) =>
      settle(known({ status: statusCode, location: headers.location ?? null })),
    )
    request.on('error', () => {
      if (phase === 'handshake') settle(known('tls'))
      else settle(notKnown(phase === 'connecting' ? 'unreachable' : 'bad-answer'))
    })
    request.end()
  })

/** Makes the port through which links of strangers are asked. One address is asked sixty times a minute, by all names it has. */
export const createAskAddress = ({ resolver, allowed, ports = WEB_PORTS, authorities }: AskAddressDeps): AskAddress => {
  const limit = createRateLimit(PER_ADDRESS.questions, PER_ADDRESS.seconds)
  const isTooOften = (addresses: readonly string[]): Promise<boolean> =>
    Promise.all(addresses.map((address) => limit.count(address))).then(
      () => false,
      () => true,
    )
  return async (url, method, signal) => {
    if (!ports.includes(portOf(url))) return known('other-port')
    const found = await publicAddresses({ resolver, allowed }, bareHost(url))
    if (!found.known) return found.reason === 'not-asked' ? known('not-public') : found
    if (found.value.length === 0) return known('missing')
    if (await isTooOften(found.value)) return known('too-often')
    return ask({ url, method, addresses: found.value, authorities, signal })
  }
}
