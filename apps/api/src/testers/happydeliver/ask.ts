/*
 * One question to the instance that the operator named, which may be on a private network and without TLS: no redirect, one
 * megabyte, ten seconds, JSON or nothing. Knowingly absent: cookies, compression, kept connections.
 */
import { type IncomingMessage, request as requestPlain } from 'node:http'
import { request as requestSecure } from 'node:https'
import { isIP } from 'node:net'
import { pinnedTo } from '../../dns/public-addresses.ts'
import { readLimited } from '../../http/read-limited.ts'
import { createLookUp } from '../../smtp/look-up.ts'
import type { TesterDeps } from '../define-tester.ts'

const TIMEOUT = 10_000 // ms
const MAX_SIZE = 1024 * 1024 // octets; reports have some 50 KB

export interface Answer {
  status: number
  /** Undefined when it is not JSON. */
  body: unknown
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // a page of a proxy, or half an answer: the caller sees that nothing fits
  }
}

/** Asks `path` below the base address. Rejects with a plain error for whatever kept the answer from coming. */
export const ask = async (
  { config }: Pick<TesterDeps, 'config'>,
  method: 'GET' | 'POST',
  path: string,
  caller: AbortSignal,
): Promise<Answer> => {
  const url = new URL(`${config.happyDeliverUrl ?? ''}${path}`)
  const signal = AbortSignal.any([caller, AbortSignal.timeout(TIMEOUT)])
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const addresses = isIP(host) === 0 ? await createLookUp(config)(host, signal) : [host]
  const headers = { accept: 'application/json', 'accept-encoding': 'identity', 'content-length': 0 }
  const options = { method, lookup: pinnedTo(addresses), agent: false, headers, signal }
  const asked =
    url.protocol === 'https:' ? requestSecure(url, { ...options, minVersion: 'TLSv1.2' }) : requestPlain(url, options)
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    asked.once('response', resolve)
    asked.on('error', reject)
  })
  asked.end()
  try {
    const message = await answered
    return { status: message.statusCode ?? 0, body: jsonOf((await readLimited(message, MAX_SIZE)).toString()) }
  } finally {
    asked.destroy()
  }
}
