import path from 'node:path'
import { z } from 'zod'
import {
  authority,
  bindAddress,
  ConfigFaultReason,
  dnsServers,
  folder,
  type LogLevel,
  logLevel,
  onOrOff,
  plainName,
  privateHosts,
  proxies,
  publicUrl,
  recipients,
  serviceUrl,
  wholeNumber,
} from './config-values.ts'
import type { ServerAddress } from './dns/server-address.ts'
import { platformFolders } from './platform-folders.ts'
import { missingHalf, TESTER_VARIABLES, type TesterConfig, testerConfigOf } from './tester-config.ts'

/** Where private servers are allowed: by name, or by address range (CIDR). */
export interface AllowedPrivateHosts {
  /** Host names, lower case. */
  names: readonly string[]
  /** CIDR ranges; a single address is a range of one. */
  ranges: readonly string[]
}

/** Recipients the operator adds to mail-tester.com and the relays' own addresses. */
export interface AllowedRecipients {
  /** Whole addresses, lower case. */
  addresses: readonly string[]
  /** Domains, lower case; their sub-domains are not meant. */
  domains: readonly string[]
}

/** The operator's own application at a service where people sign in. */
export interface OAuthClient {
  clientId: string
  /** Null for a public client, which proves itself by PKCE alone. */
  clientSecretFile: string | null
  /** Whose accounts may sign in, where the service asks (Microsoft); null: what the service is known to want. */
  tenant: string | null
  /** Scheme, host and port that stand for the service's own, without a trailing slash; null: the service's own. */
  authority: string | null
}

/** Everything the environment decides, read once at start-up. */
export interface Config {
  dataFolder: string
  secretKeyFile: string
  host: string
  port: number
  /** Address under which devices reach the API, without a trailing slash. */
  publicUrl: string
  allowedPrivateHosts: AllowedPrivateHosts
  allowedRecipients: AllowedRecipients
  /** False: nothing is ever sent. */
  sending: boolean
  /** Messages per device in 24 hours. */
  dailyLimit: number
  /** How long the result of a probe is awaited, in seconds. */
  resultWaitSeconds: number
  /** Whether Thunderbird’s database may be asked about the domain of an address. */
  thunderbirdDatabase: boolean
  /** Name servers that are asked instead of the system’s; none: the system’s. */
  dnsServers: readonly ServerAddress[]
  /** Resolvers that are asked, besides those in use, whether a published record reached them. */
  publicResolvers: readonly ServerAddress[]
  /** CIDR ranges of the proxies whose `X-Forwarded-For` is believed. */
  trustedProxies: readonly string[]
  /** Null where the operator has not registered an application. */
  oauth: { microsoft: OAuthClient | null; google: OAuthClient | null }
  /** Null: switched off. */
  tester: TesterConfig | null
  /** Base address of an instance of happyDeliver, without a trailing slash; null without. */
  happyDeliverUrl: string | null
  logLevel: LogLevel
}

/** One variable that is not right; its sentence is `config.<reason>` in the locales. */
export interface ConfigFault {
  variable: string
  reason: ConfigFaultReason
  value: string
}

export type Environment = Readonly<Record<string, string | undefined>>

/** `unknown`: variables that begin like ours and are none, most likely a typing error. */
export type ConfigReply =
  | { ok: true; config: Config; unknown: readonly string[] }
  | { ok: false; faults: ConfigFault[] }

/** The variables we know, each with how it is read. */
const VARIABLES = {
  BIENRECU_DATA: folder.optional(),
  BIENRECU_SECRET_KEY_FILE: folder.optional(),
  BIENRECU_HOST: bindAddress.default('127.0.0.1'),
  BIENRECU_PORT: wholeNumber(1, 65_535, 'port').default(2436),
  BIENRECU_PUBLIC_URL: publicUrl.optional(),
  BIENRECU_ALLOWED_PRIVATE_HOSTS: privateHosts.default({ names: [], ranges: [] }),
  BIENRECU_ALLOWED_RECIPIENTS: recipients.default({ addresses: [], domains: [] }),
  BIENRECU_SENDING: onOrOff.default(true),
  BIENRECU_DAILY_LIMIT: wholeNumber(0, 100_000, 'daily-limit').default(20),
  BIENRECU_RESULT_WAIT_SECONDS: wholeNumber(5, 3_600, 'result-wait').default(600),
  BIENRECU_THUNDERBIRD_DATABASE: onOrOff.default(false),
  BIENRECU_DNS: dnsServers.default([]),
  BIENRECU_PUBLIC_RESOLVERS: dnsServers.default([]),
  BIENRECU_TRUSTED_PROXIES: proxies.default([]),
  BIENRECU_OAUTH_MICROSOFT_CLIENT_ID: plainName('client-id').optional(),
  BIENRECU_OAUTH_MICROSOFT_CLIENT_SECRET_FILE: folder.optional(),
  BIENRECU_OAUTH_MICROSOFT_TENANT: plainName('tenant').optional(),
  BIENRECU_OAUTH_MICROSOFT_AUTHORITY: authority.optional(),
  BIENRECU_OAUTH_GOOGLE_CLIENT_ID: plainName('client-id').optional(),
  BIENRECU_OAUTH_GOOGLE_CLIENT_SECRET_FILE: folder.optional(),
  BIENRECU_OAUTH_GOOGLE_AUTHORITY: authority.optional(),
  ...TESTER_VARIABLES,
  BIENRECU_HAPPYDELIVER_URL: serviceUrl.optional(),
  BIENRECU_LOG_LEVEL: logLevel.default('info'),
}
const OAUTH = ['BIENRECU_OAUTH_MICROSOFT_', 'BIENRECU_OAUTH_GOOGLE_'] as const

/** Settings of an application that is not named would be forgotten without a word. */
const Variables = z.object(VARIABLES).superRefine((values, context) => {
  for (const prefix of OAUTH) {
    const isSet = Object.entries(values).some(([name, value]) => name.startsWith(prefix) && value !== undefined)
    if (isSet && values[`${prefix}CLIENT_ID`] === undefined)
      context.addIssue({ code: 'custom', message: 'client-id-missing', path: [`${prefix}CLIENT_ID`] })
  }
  const half = missingHalf(values)
  if (half !== null) context.addIssue({ code: 'custom', message: 'certificate-half', path: [half] })
})

/** Read by `main.ts`, not part of what the program does. */
const OTHER_VARIABLES = new Set(['BIENRECU_ANNOUNCE', 'BIENRECU_SUITES'])

/** Variables that look like ours and are not. */
const unknownVariables = (env: Environment): string[] =>
  Object.keys(env).filter(
    (name) => name.startsWith('BIENRECU_') && !Object.hasOwn(VARIABLES, name) && !OTHER_VARIABLES.has(name),
  )

const faultOf = (issue: z.core.$ZodIssue): ConfigFault => ({
  variable: String(issue.path[0]),
  reason: ConfigFaultReason.parse(issue.message),
  value: issue.code === 'custom' ? String(issue.params?.['value'] ?? '') : '',
})

const defaultPublicUrl = (host: string, port: number): string => {
  // Browsers know no IPv6 address in a content security policy: an extension reaches ::1 by its name alone.
  const names = new Map([
    ['0.0.0.0', '127.0.0.1'],
    ['::', '127.0.0.1'],
    ['::1', 'localhost'],
  ])
  const name = names.get(host) ?? host
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`
}

const oauthOf = (values: z.output<typeof Variables>): Config['oauth'] => {
  const client = (clientId: string | undefined, secretFile?: string, tenant?: string, base?: string) =>
    clientId === undefined
      ? null
      : { clientId, clientSecretFile: secretFile ?? null, tenant: tenant ?? null, authority: base ?? null }
  return {
    microsoft: client(
      values.BIENRECU_OAUTH_MICROSOFT_CLIENT_ID,
      values.BIENRECU_OAUTH_MICROSOFT_CLIENT_SECRET_FILE,
      values.BIENRECU_OAUTH_MICROSOFT_TENANT,
      values.BIENRECU_OAUTH_MICROSOFT_AUTHORITY,
    ),
    google: client(
      values.BIENRECU_OAUTH_GOOGLE_CLIENT_ID,
      values.BIENRECU_OAUTH_GOOGLE_CLIENT_SECRET_FILE,
      undefined,
      values.BIENRECU_OAUTH_GOOGLE_AUTHORITY,
    ),
  }
}

/** Reads the configuration. An empty variable counts as absent. All faults are found, not just the first. */
export const readConfig = (env: Environment, platform: NodeJS.Platform = process.platform): ConfigReply => {
  const present = Object.fromEntries(Object.keys(VARIABLES).map((name) => [name, env[name]?.trim() || undefined]))
  const result = Variables.safeParse(present)
  if (!result.success) return { ok: false, faults: result.error.issues.map(faultOf) }
  const values = result.data
  const folders = platformFolders(env, platform)
  return {
    ok: true,
    unknown: unknownVariables(env),
    config: {
      dataFolder: values.BIENRECU_DATA ?? folders.data,
      secretKeyFile: values.BIENRECU_SECRET_KEY_FILE ?? path.join(folders.config, 'secret.key'),
      host: values.BIENRECU_HOST,
      port: values.BIENRECU_PORT,
      publicUrl: values.BIENRECU_PUBLIC_URL ?? defaultPublicUrl(values.BIENRECU_HOST, values.BIENRECU_PORT),
      allowedPrivateHosts: values.BIENRECU_ALLOWED_PRIVATE_HOSTS,
      allowedRecipients: values.BIENRECU_ALLOWED_RECIPIENTS,
      sending: values.BIENRECU_SENDING,
      dailyLimit: values.BIENRECU_DAILY_LIMIT,
      resultWaitSeconds: values.BIENRECU_RESULT_WAIT_SECONDS,
      thunderbirdDatabase: values.BIENRECU_THUNDERBIRD_DATABASE,
      dnsServers: values.BIENRECU_DNS,
      publicResolvers: values.BIENRECU_PUBLIC_RESOLVERS,
      trustedProxies: values.BIENRECU_TRUSTED_PROXIES,
      oauth: oauthOf(values),
      tester: testerConfigOf(values),
      happyDeliverUrl: values.BIENRECU_HAPPYDELIVER_URL ?? null,
      logLevel: values.BIENRECU_LOG_LEVEL,
    },
  }
}
