import type { DetectedServer, MailPreset, OAuthProviderList, RelayDetection } from '@bienrecu/shared'
import { EMPTY_DRAFT, type RelayDraft } from './relay-draft.ts'

/** What the form of a new relay begins with, and what is known about where that comes from. */
export interface RelayStart {
  draft: RelayDraft
  preset: MailPreset | null
  detection: RelayDetection | null
  /** The host name with `{variables}` that only the user knows; null when it is whole. */
  hostTemplate: string | null
}

/** Typed by hand from an empty form. */
export const BY_HAND: RelayStart = { draft: EMPTY_DRAFT, preset: null, detection: null, hostTemplate: null }

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** The names between braces, in their order, each once. */
export const variablesIn = (template: string): string[] => [
  ...new Set([...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '')),
]

/** A host name with the variables that are known filled in; the others stay as they are. */
export const fillHost = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name]?.trim() || whole)

const usernameFor = ({ username }: MailPreset, address: string): string => {
  if (username.kind === 'full-address') return address
  if (username.kind === 'local-part') return address.slice(0, Math.max(0, address.lastIndexOf('@')))
  return username.kind === 'literal' ? (username.literal ?? '') : ''
}

/** The one to use of a provider’s servers: the preferred, or else the first. */
export const preferredServer = ({ smtp }: MailPreset): DetectedServer | null =>
  smtp.find(({ isPreferred }) => isPreferred) ?? smtp[0] ?? null

const withServer = (draft: RelayDraft, server: DetectedServer | null): RelayDraft =>
  server ? { ...draft, host: server.host, port: String(server.port), security: server.security } : draft

const isOAuthOnly = ({ oauth, authMethods }: MailPreset): boolean =>
  oauth !== null && authMethods.every((method) => method === 'oauth2')

/** A chosen provider; `address` is empty when none was typed yet. */
export const startFromPreset = (preset: MailPreset, address: string): RelayStart => {
  const server = preferredServer(preset)
  const host = server && fillHost(server.host, address === '' ? {} : { domain: domainOf(address) })
  const draft = withServer(EMPTY_DRAFT, server && host !== null ? { ...server, host } : null)
  return {
    draft: {
      ...draft,
      name: preset.name,
      username: usernameFor(preset, address),
      fromAddress: address,
      providerId: preset.id,
      authMethod: isOAuthOnly(preset) ? 'oauth2' : 'auto',
    },
    preset,
    detection: null,
    hostTemplate: host !== null && variablesIn(host).length > 0 ? host : null,
  }
}

/** What was found for an address; the preset, when its provider is known, says what else that provider demands. */
export const startFromDetection = (detection: RelayDetection, preset: MailPreset | null): RelayStart => {
  const { address, smtp, username } = detection
  const start = preset ? startFromPreset(preset, address) : BY_HAND
  const draft = withServer(start.draft, smtp)
  return {
    ...start,
    detection,
    hostTemplate: smtp ? null : start.hostTemplate,
    draft: {
      ...draft,
      name: detection.provider?.name ?? domainOf(address),
      fromAddress: address,
      // Behind a filter, or where nothing was found, the whole address is the most likely user name.
      username: username ?? (draft.username || address),
    },
  }
}

/** The way to sign in that the provider itself recommends is chosen first, where the operator has set it up. */
export const withBestSignIn = (
  { draft, preset }: RelayStart,
  providers: OAuthProviderList['items'] | null,
): RelayDraft => {
  const isReady = providers?.some(({ provider, isConfigured }) => isConfigured && provider === preset?.oauth)
  return isReady && preset?.recommendedAuth === 'oauth2' ? { ...draft, authMethod: 'oauth2' } : draft
}

/** Changes of the sender bring the user name along, as long as it was the same and the provider takes an address. */
export const followed = (
  before: RelayDraft,
  changes: Partial<RelayDraft>,
  preset: MailPreset | null,
): Partial<RelayDraft> => {
  const isSame = preset?.username.kind === 'full-address' && before.username === before.fromAddress
  return isSame && changes.fromAddress !== undefined ? { username: changes.fromAddress, ...changes } : changes
}

/** Finds providers by name, alias or id, without regard to case and accents; all words must be there. */
export const searchPresets = (presets: readonly MailPreset[], text: string): MailPreset[] => {
  const plain = (words: string) => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
  const wanted = plain(text).split(/\s+/).filter(Boolean)
  return presets.filter(({ id, name, aliases }) => {
    const where = plain([id, name, ...aliases].join(' '))
    return wanted.every((word) => where.includes(word))
  })
}
