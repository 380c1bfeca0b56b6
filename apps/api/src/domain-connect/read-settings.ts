/*
 * What a DNS host says of itself (draft-ietf-dconn-domainconnect-01, "DNS Provider Discovery"). Knowingly not read: what only
 * the asynchronous flow needs, which takes a contract with the host.
 */
import { z } from 'zod'

const MAX_TEXT = 500

/** The beginning of an address, as the host gives it. */
const Prefix = z.url({ protocol: /^https$/, hostname: z.regexes.domain }).max(MAX_TEXT)

const Settings = z.object({
  providerId: z.string().min(1).max(MAX_TEXT),
  providerName: z.string().min(1).max(MAX_TEXT),
  providerDisplayName: z.string().min(1).max(MAX_TEXT).nullish(),
  urlSyncUX: Prefix.nullish().catch(null),
  urlAPI: Prefix,
  urlControlPanel: z.string().max(2_000).nullish().catch(null),
  nameServers: z.array(z.string().max(255)).max(100).nullish().catch(null),
})

export interface DomainConnectSettings {
  readonly providerName: string
  readonly apiUrl: string
  /** Null where the host has no consent page to link to. */
  readonly applyUrl: string | null
  /** As it stands, with `%domain%`. */
  readonly controlPanel: string | null
  readonly nameServers: readonly string[]
}

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null // it is no JSON: no settings then
  }
}

/** The settings, or null for what are none. */
export const readSettings = (text: string): DomainConnectSettings | null => {
  const { data } = Settings.safeParse(parseJson(text))
  if (!data) return null
  return {
    providerName: data.providerDisplayName ?? data.providerName,
    apiUrl: data.urlAPI,
    applyUrl: data.urlSyncUX ?? null,
    controlPanel: data.urlControlPanel ?? null,
    nameServers: data.nameServers ?? [],
  }
}

const Deployed = z.object({
  version: z.int().nullish(),
  syncPubKeyDomain: z.string().nullish(),
  syncBlock: z.boolean().nullish(),
  records: z.array(z.unknown()).nullish(),
})

/** What a host may say of a template that it supports; null for no body, which the draft allows. */
export interface DeployedTemplate {
  readonly version: number | null
  /** False for a link that the mail service has to sign, or that may not be used at all. */
  readonly isOpen: boolean
  readonly recordCount: number | null
}

/** `undefined` for what is no template. */
export const readDeployedTemplate = (text: string): DeployedTemplate | null | undefined => {
  if (text.trim() === '') return null
  const { data } = Deployed.safeParse(parseJson(text))
  if (!data) return undefined
  return {
    version: data.version ?? null,
    isOpen: !data.syncPubKeyDomain && data.syncBlock !== true,
    recordCount: data.records?.length ?? null,
  }
}
