/*
 * One small document posted over HTTPS to a host that the user named: public addresses alone (or those the operator allows),
 * judged and then connected to without a second look-up; a certificate that holds; an answer of which the status alone is
 * read. Knowingly absent: redirects (an answer like any other), cookies, compression, kept connections.
 */
import { request } from 'node:https'
import { isIP } from 'node:net'
import { type Fact, known, notKnown } from '@bienrecu/audit/evidence'
import type { Resolver } from '@bienrecu/audit/resolver'
import type { AllowedPrivateHosts } from '../config.ts'
import { pinnedTo, publicAddresses } from './public-addresses.ts'

export interface PostPublicDeps {
  readonly resolver: Resolver
  readonly allowed: AllowedPrivateHosts
  /** Authorities of one's own, for a server on the loopback. */
  readonly authorities?: string
  /** Milliseconds, from the connection to the answer. */
  readonly timeout?: number
}

export interface PublicPost {
  /** `https:`, without user and password. */
  readonly url: URL
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly signal: AbortSignal
}

/** `missing`: no such host. `private`: one of its addresses is not public. `untrusted`: its certificate does not hold. */
export type PostAnswer =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'missing' | 'private' | 'untrusted' }

/** Never rejects; not known where no answer came. */
export type PostPublic = (post: PublicPost) => Promise<Fact<PostAnswer>>

const TIMEOUT = 5_000 // ms
const HTTPS_PORT = 443

interface Target extends PublicPost {
  readonly host: string
  readonly addresses: readonly string[]
  readonly authorities: string | undefined
  readonly timeout: number
}

const send = ({ url, host, body, headers, addresses, authorities, timeout, signal }: Target) =>
  new Promise<Fact<PostAnswer>>((resolve) => {
    let isHandshake = false
    const post = request({
      method: 'POST',
      host,
      port: url.port === '' ? HTTPS_PORT : Number(url.port),
      path: `${url.pathname}${url.search}`,
      ...(isIP(host) === 0 && { servername: host }),
      lookup: pinnedTo(addresses),
      agent: false,
      minVersion: 'TLSv1.2',
      headers: { ...headers, 'content-length': Buffer.byteLength(body), 'accept-encoding': 'identity' },
      ...(authorities !== undefined && { ca: authorities }),
    })
    const settle = (fact: Fact<PostAnswer>) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
      resolve(fact)
      post.destroy()
    }
    const stop = () => settle(notKnown('unreachable'))
    const timer = setTimeout(() => settle(notKnown('timeout')), timeout)
    signal.addEventListener('abort', stop, { once: true })
    post.once('socket', (socket) => {
      socket.once('connect', () => {
        isHandshake = true
      })
      socket.once('secureConnect', () => {
        isHandshake = false
      })
    })
    // The status is all that is wanted: the rest is not read, whatever its size.
    post.once('response', ({ statusCode = 0 }) => settle(known({ kind: 'answered', status: statusCode })))
    post.on('error', () => settle(isHandshake ? known({ kind: 'untrusted' }) : notKnown('unreachable')))
    post.end(body)
  })

/** Makes the port through which a webhook is called. */
export const createPostPublic =
  ({ resolver, allowed, authorities, timeout = TIMEOUT }: PostPublicDeps): PostPublic =>
  async (post) => {
    const host = post.url.hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
    const found = await publicAddresses({ resolver, allowed }, host)
    if (post.signal.aborted) return notKnown('unreachable')
    if (!found.known) return found.reason === 'not-asked' ? known({ kind: 'private' }) : found
    const addresses = found.value
    return addresses.length === 0
      ? known({ kind: 'missing' })
      : send({ ...post, host, addresses, authorities, timeout })
  }
