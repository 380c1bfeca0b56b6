import { z } from 'zod'
import { Id, lineOfText, Timestamp } from './field.ts'

/** 20 letters without vowels and look-alikes (the alphabet RFC 8628 §6.1 suggests): 8 of them hold 34.5 bits. */
export const PAIRING_ALPHABET = 'BCDFGHJKLMNPQRSTVWXZ'

const LINE = /^(https?:\/\/[^\s#]+?)\/?#([A-Za-z]{4})-?([A-Za-z]{4})$/

export interface PairingLine {
  /** Origin of the API, without a trailing slash. */
  apiUrl: string
  /** Eight letters with a dash after the fourth, upper case. */
  code: string
}

/** Browsers know no IPv6 address in a content security policy: the loopback goes by its name. */
const withoutIpv6Loopback = (url: URL): URL => {
  if (url.hostname === '[::1]') url.hostname = 'localhost'
  return url
}

/** Reads `http://127.0.0.1:2436#BCDF-GHJK`; null when the text is not such a line. Never throws. */
export const parsePairingLine = (text: string): PairingLine | null => {
  const match = LINE.exec(text.trim())
  const [, url, head, tail] = match ?? []
  if (!url || !head || !tail || !URL.canParse(url)) return null
  const code = `${head}${tail}`.toUpperCase()
  if (!Array.from(code).every((letter) => PAIRING_ALPHABET.includes(letter))) return null
  const { origin, pathname } = withoutIpv6Loopback(new URL(url))
  const path = pathname.replace(/\/+$/, '')
  return { apiUrl: origin + path, code: `${code.slice(0, 4)}-${code.slice(4)}` }
}

/** True for https, and for http on the loopback: the only addresses an extension may send a token to. */
export const isSecureApiUrl = (apiUrl: string): boolean => {
  const { protocol, hostname } = new URL(apiUrl)
  if (protocol === 'https:') return true
  return ['localhost', '127.0.0.1'].includes(hostname)
}

/** `POST /v1/pair`: exchanges a code, once, for a token. */
export const PairRequest = z
  .strictObject({ code: z.string().max(64), deviceName: lineOfText(80).pipe(z.string().min(1)) })
  .meta({ id: 'PairRequest' })
export type PairRequest = z.infer<typeof PairRequest>

export const Device = z
  .object({
    id: Id,
    name: z.string(),
    origin: z.string().nullable().describe('The extension origin that paired; null for the command line'),
    createdAt: Timestamp,
    lastUsedAt: Timestamp.nullable(),
    expiresAt: Timestamp,
    isCurrent: z.boolean(),
  })
  .meta({ id: 'Device' })
export type Device = z.infer<typeof Device>

export const DeviceList = z.object({ items: z.array(Device) }).meta({ id: 'DeviceList' })
export type DeviceList = z.infer<typeof DeviceList>

export const PairResponse = z
  .object({ token: z.string().describe('Shown once. Bearer token (RFC 6750)'), device: Device })
  .meta({ id: 'PairResponse' })
export type PairResponse = z.infer<typeof PairResponse>
