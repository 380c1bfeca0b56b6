/*
 * Domain Connect (draft-ietf-dconn-domainconnect-01): the host that serves a zone, found through the zone, with its own
 * address for the zone editor; and where the host supports a template that writes exactly what is wanted, the page on which
 * the user consents. What the zone says is believed only where its name servers agree: a zone that was moved keeps the record
 * of the former host.
 */
import type { PlanEdit } from '@bienrecu/audit/plan/step'
import { nameKey, type Resolver } from '@bienrecu/audit/resolver'
import { dnsHost, type DomainConnectTemplate, domainConnectTemplates } from '@bienrecu/knowledge/dns-hosts'
import { isSameOwner } from '../detection/registrable-domain.ts'
import type { FetchPublic } from '../dns/fetch-public.ts'
import { matchTemplate } from './match-template.ts'
import { type DomainConnectSettings, readDeployedTemplate, readSettings } from './read-settings.ts'

export interface DiscoverDomainConnectDeps {
  readonly resolver: Resolver
  readonly fetchPublic: FetchPublic
  /** Those that mail services published; others for a test. */
  readonly templates?: readonly DomainConnectTemplate[]
  /** Milliseconds for one file. */
  readonly timeout?: number
}

export interface DomainConnectQuestion {
  readonly zone: string
  /** Id of the host that its name servers tell. */
  readonly dnsHost: string | null
  /** Everything that the plan wants published now. */
  readonly edits: readonly PlanEdit[]
}

export interface DomainConnect {
  readonly providerName: string
  /** The host's own address for the editor of this zone. */
  readonly editorUrl: string | null
  /** Where the host writes all of the edits, after asking; null where it supports no such template. */
  readonly applyUrl: string | null
}

/** Null where the host offers nothing, or where nothing could be found out. Never rejects. */
export type DiscoverDomainConnect = (question: DomainConnectQuestion) => Promise<DomainConnect | null>

const TIMEOUT = 4_000 // ms
const MAX_SIZE = 64 * 1024 // octets; real settings have under 1 KB
const EMPTY = 204 // a status without a body says "supported" all the same

/** An address without anything that could lead elsewhere than it shows. */
const plainUrl = (text: string): URL | null => {
  const url = URL.parse(text)
  const isPlain = url?.protocol === 'https:' && url.port === '' && url.username === '' && url.password === ''
  return url && isPlain && /[a-z]/i.test(url.hostname.split('.').at(-1) ?? '') ? url : null
}

const trimmed = ({ host, pathname }: URL): string => `https://${host}${pathname.replace(/\/+$/, '')}`

/**
 * Whether the name servers of the zone are those of the host that the zone names. Its list of name servers is its own word: a
 * record left over from a former host, whose domain somebody else bought, would lead to one that lists whatever is there.
 * So one of them has to have the same owner, or the host is known.
 */
const isServedBy = (settings: DomainConnectSettings, servers: readonly string[], question: DomainConnectQuestion) => {
  const known = question.dnsHost === null ? null : dnsHost(question.dnsHost)
  const own = [known?.domainConnect.apiHost, known?.domainConnect.applyHost, known?.domainConnect.recordTarget]
    .filter((host) => host !== undefined)
    .map((host) => nameKey(host).replace(/^_/, ''))
  const api = URL.parse(settings.apiUrl)?.hostname ?? ''
  if (own.length > 0) return own.some((host) => isSameOwner(host, api))
  const isListed = (server: string) => settings.nameServers.some((name) => isSameOwner(nameKey(name), nameKey(server)))
  return servers.every(isListed) && servers.some((server) => isSameOwner(nameKey(server), api))
}

/** Where a host keeps a template. */
const pathOf = ({ providerId, serviceId }: DomainConnectTemplate): string =>
  `/v2/domainTemplates/providers/${encodeURIComponent(providerId)}/services/${encodeURIComponent(serviceId)}`

/** Whether what a host says of a template is said of this one. */
const isDeployed = (template: DomainConnectTemplate, text: string): boolean => {
  const deployed = readDeployedTemplate(text)
  if (deployed === undefined) return false
  if (deployed === null) return true
  const isSameVersion = (deployed.version ?? template.version) === template.version
  return (
    deployed.isOpen && isSameVersion && (deployed.recordCount ?? template.records.length) === template.records.length
  )
}

/** Makes the port; two questions to the DNS and one file for a host that takes part, one question for any other. */
export const createDiscoverDomainConnect = ({
  resolver,
  fetchPublic,
  templates = domainConnectTemplates(),
  timeout = TIMEOUT,
}: DiscoverDomainConnectDeps): DiscoverDomainConnect => {
  const read = async (url: string) => {
    const { hostname, pathname, search } = new URL(url)
    const file = await fetchPublic({
      host: hostname,
      path: pathname + search,
      mediaType: null,
      maxSize: MAX_SIZE,
      timeout,
    })
    return file.known ? file.value : null
  }

  const findSettings = async (zone: string): Promise<DomainConnectSettings | null> => {
    const record = await resolver.query(`_domainconnect.${zone}`, 'TXT')
    const [prefix = '', ...others] = record.known ? record.value.records : []
    const url = others.length === 0 && prefix !== '' ? plainUrl(`https://${prefix}`) : null
    if (!url) return null
    const file = await read(`${trimmed(url)}/v2/${encodeURIComponent(zone)}/settings`)
    return file?.kind === 'file' ? readSettings(file.text) : null
  }

  const isSupported = async (template: DomainConnectTemplate, apiUrl: URL): Promise<boolean> => {
    const file = await read(`${trimmed(apiUrl)}${pathOf(template)}`)
    if (file?.kind === 'missing') return file.status === EMPTY
    return file?.kind === 'file' && isDeployed(template, file.text)
  }

  const findApplyUrl = async (settings: DomainConnectSettings, { zone, edits }: DomainConnectQuestion) => {
    const [apiUrl, applyUrl] = [plainUrl(settings.apiUrl), plainUrl(settings.applyUrl ?? '')]
    if (!apiUrl || !applyUrl) return null
    for (const template of templates) {
      const variables = matchTemplate(template, edits, zone)
      if (variables === null || !(await isSupported(template, apiUrl))) continue
      const query = new URLSearchParams({ domain: zone, ...variables })
      return `${trimmed(applyUrl)}${pathOf(template)}/apply?${query.toString()}`
    }
    return null
  }

  return async ({ zone: name, ...rest }) => {
    const question = { ...rest, zone: nameKey(name) }
    const settings = await findSettings(question.zone)
    if (!settings) return null
    const servers = await resolver.query(question.zone, 'NS')
    if (!isServedBy(settings, servers.known ? servers.value.records : [], question)) return null
    const editor = settings.controlPanel?.replaceAll('%domain%', encodeURIComponent(question.zone)) ?? ''
    return {
      providerName: settings.providerName,
      editorUrl: plainUrl(editor)?.href ?? null,
      applyUrl: await findApplyUrl(settings, question),
    }
  }
}
