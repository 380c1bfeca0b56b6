/*
 * One form posted to a provider (RFC 6749 §3.2), to public addresses alone unless the operator has set the authority:
 * judged and then connected to without a second look-up. Its answer is at most 64 KB and 10 s long, whatever it is.
 * Knowingly absent: redirects (the answer is handed on as it is, and refused), cookies, compression, kept connections.
 */
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { AppError } from '../app-error.ts'
import type { AllowedPrivateHosts } from '../config.ts'
import { mayConnectTo } from '../dns/may-connect-to.ts'
import { readLimited } from '../http/read-limited.ts'
import type { LookUpHost } from '../smtp/resolve-host.ts'

const TIMEOUT = 10_000 // ms
const MAX_SIZE = 64 * 1024 // octets

export interface PostFormDeps {
  readonly lookUp: LookUpHost
  readonly allowed: AllowedPrivateHosts
  readonly timeout?: number
}

export interface Form {
  readonly url: URL
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** The operator named this host: it may be on a private network. */
  readonly isOwnAuthority: boolean
  readonly signal: AbortSignal
}

/** Rejects with a plain error for whatever kept the answer from coming. */
export type PostForm = (form: Form) => Promise<Response>

const pinned =
  (addresses: readonly string[]): LookupFunction =>
  (_name, _options, callback) =>
    callback(
      null,
      addresses.map((address) => ({ address, family: isIP(address) })),
    )

const readAnswer = async (message: IncomingMessage): Promise<Response> => {
  const body = await readLimited(message, MAX_SIZE)
  const status = message.statusCode ?? 0
  const hasBody = status !== 204 && status !== 205 && status !== 304
  const headers = { 'content-type': message.headers['content-type'] ?? '' }
  return new Response(hasBody ? new Uint8Array(body) : null, { status, headers })
}

const post = async ({ url, body, headers }: Form, addresses: readonly string[], signal: AbortSignal) => {
  const options = {
    method: 'POST',
    lookup: pinned(addresses),
    agent: false,
    headers: { ...headers, 'content-length': Buffer.byteLength(body), 'accept-encoding': 'identity' },
    signal,
  }
  const sent =
    url.protocol === 'https:' ? requestSecure(url, { ...options, minVersion: 'TLSv1.2' }) : requestPlain(url, options)
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    sent.once('response', resolve)
    sent.on('error', reject)
  })
  sent.end(body)
  try {
    return await readAnswer(await answered)
  } finally {
    sent.destroy()
  }
}

/** Makes the port to the providers. */
export const createPostForm =
  ({ lookUp, allowed, timeout = TIMEOUT }: PostFormDeps): PostForm =>
  async (form) => {
    const signal = AbortSignal.any([form.signal, AbortSignal.timeout(timeout)])
    const host = form.url.hostname.replace(/^\[|\]$/g, '')
    const addresses = isIP(host) === 0 ? await lookUp(host, signal) : [host]
    const mayConnect = form.isOwnAuthority || addresses.every((address) => mayConnectTo(address, allowed))
    if (addresses.length === 0 || !mayConnect) throw new AppError('host-private', { params: { host } })
    return post(form, addresses, signal)
  }
