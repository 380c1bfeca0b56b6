/* How each kind of variable is read: what it may be, and the reason where it is not. */
import path from 'node:path'
import { addressProblem, domainOf, hostnameProblem, looksLikeIpAddress } from '@bienrecu/shared'
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import type { AllowedPrivateHosts, AllowedRecipients } from './config.ts'
import { parseServerAddress, type ServerAddress } from './dns/server-address.ts'

export const ConfigFaultReason = z.enum([
  'folder',
  'port',
  'host',
  'url',
  'insecure-url',
  'private-hosts',
  'recipients',
  'switch',
  'daily-limit',
  'result-wait',
  'proxies',
  'dns-servers',
  'client-id',
  'tenant',
  'client-id-missing',
  'log-level',
  'lmtp',
  'mail-domain',
  'megabytes',
  'hours',
  'days',
  'host-and-port',
  'certificate-half',
])
export type ConfigFaultReason = z.infer<typeof ConfigFaultReason>

export const LogLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
export type LogLevel = z.infer<typeof LogLevel>

const MAX_PATH = 4_096

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** The range in CIDR form, or null when the text is neither an address nor a range. */
const asRange = (text: string): string | null => {
  if (ipaddr.isValidCIDR(text)) return text
  if (!looksLikeIpAddress(text) || !ipaddr.isValid(text)) return null
  return `${text}/${ipaddr.parse(text).kind() === 'ipv4' ? 32 : 128}`
}

/** Adds an issue that carries the reason and the part of the value that is wrong. */
const refuse = (context: z.RefinementCtx, reason: ConfigFaultReason, value: string): typeof z.NEVER => {
  context.addIssue({ code: 'custom', message: reason, params: { value } })
  return z.NEVER
}

export const folder = z.string().transform((text, context) => {
  if (text.includes('\0') || text.length > MAX_PATH) return refuse(context, 'folder', text)
  return path.resolve(text)
})

export const wholeNumber = (min: number, max: number, reason: ConfigFaultReason) =>
  z.string().transform((text, context) => {
    const value = Number(text)
    return /^\d{1,9}$/.test(text) && value >= min && value <= max ? value : refuse(context, reason, text)
  })

export const bindAddress = z.string().transform((text, context) => {
  const isAddress = looksLikeIpAddress(text) ? ipaddr.isValid(text) : hostnameProblem(text) === null
  return isAddress ? text : refuse(context, 'host', text)
})

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Scheme, host, port and path, without a trailing slash; null when there is more, or it is no web address. */
const bareUrl = (text: string): string | null => {
  if (!URL.canParse(text)) return null
  const url = new URL(text)
  const isBare = url.username === '' && url.password === '' && url.search === '' && url.hash === ''
  const isWeb = ['http:', 'https:'].includes(url.protocol)
  return isWeb && isBare ? url.origin + url.pathname.replace(/\/+$/, '') : null
}

export const publicUrl = z.string().transform((text, context) => {
  const bare = bareUrl(text)
  if (bare === null) return refuse(context, 'url', text)
  const { protocol, hostname } = new URL(bare)
  return protocol === 'http:' && !LOOPBACK.has(hostname) ? refuse(context, 'insecure-url', text) : bare
})

/** A server that the operator runs beside us, as a rule without a certificate. */
export const serviceUrl = z.string().transform((text, context) => {
  const url = bareUrl(text)
  return url ?? refuse(context, 'url', text)
})

export const privateHosts = z.string().transform((text, context): AllowedPrivateHosts => {
  const names: string[] = []
  const ranges: string[] = []
  for (const part of listOf(text)) {
    const range = asRange(part)
    if (range !== null) ranges.push(range)
    else if (!part.includes('/') && hostnameProblem(part) === null) names.push(part.toLowerCase())
    else refuse(context, 'private-hosts', part)
  }
  return { names, ranges }
})

export const recipients = z.string().transform((text, context): AllowedRecipients => {
  const addresses: string[] = []
  const domains: string[] = []
  for (const part of listOf(text)) {
    if (part.includes('@') && addressProblem(part) === null) addresses.push(part.toLowerCase())
    else if (addressProblem(`x@${part}`) === null && domainOf(`x@${part}`) === part) domains.push(part.toLowerCase())
    else refuse(context, 'recipients', part)
  }
  return { addresses, domains }
})

export const dnsServers = z
  .string()
  .transform((text, context): readonly ServerAddress[] =>
    listOf(text).flatMap((part) => parseServerAddress(part) ?? [refuse(context, 'dns-servers', part)]),
  )

export const proxies = z.string().transform((text, context): readonly string[] =>
  listOf(text).flatMap((part) => {
    const range = asRange(part)
    if (range === null) refuse(context, 'proxies', part)
    return range ?? []
  }),
)

/** A value that goes into an address: what services give out, and nothing that would change the address. */
export const plainName = (reason: ConfigFaultReason) =>
  z.string().transform((text, context) => (/^\w[\w.-]{0,199}$/.test(text) ? text : refuse(context, reason, text)))

export const authority = publicUrl.transform((text, context) =>
  new URL(text).pathname === '/' ? text : refuse(context, 'url', text),
)

export const onOrOff = z.string().transform((text, context): boolean => {
  const value = text.toLowerCase()
  return value === 'on' || value === 'off' ? value === 'on' : refuse(context, 'switch', text)
})

export const logLevel = z.string().transform((text, context) => {
  const level = LogLevel.safeParse(text.toLowerCase())
  return level.success ? level.data : refuse(context, 'log-level', text)
})

/** A port, or the absolute path of a socket. */
export const lmtpDoor = z.string().transform((text, context): { port: number } | { path: string } => {
  const port = Number(text)
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return { port }
  return path.isAbsolute(text) && !text.includes('\0') ? { path: text } : refuse(context, 'lmtp', text)
})

/** A domain that an address may have. */
export const mailDomain = z.string().transform((text, context) => {
  const domain = text.toLowerCase()
  return addressProblem(`x@${domain}`) === null ? domain : refuse(context, 'mail-domain', text)
})

export const hostAndPort = z.string().transform((text, context): { host: string; port: number } => {
  const [, bracketed, plain, digits] = /^(?:\[([0-9a-fA-F:.]+)\]|([^:\s]+)):(\d{1,5})$/.exec(text) ?? []
  const host = bracketed ?? plain ?? ''
  const port = Number(digits)
  const isHost = looksLikeIpAddress(host) ? ipaddr.isValid(host) : hostnameProblem(host) === null
  return isHost && port >= 1 && port <= 65_535 ? { host, port } : refuse(context, 'host-and-port', text)
})
