/* The way to the zone editor of a DNS host. */
import { dnsHost } from '@bienrecu/knowledge/dns-hosts'
import type { Locale } from '../../check.ts'
import { fill } from '../../fill.ts'
import { nameKey } from '../../resolver.ts'

export interface EditorLink {
  /** Null where the address depends on something that only the user knows. */
  readonly url: string | null
  /** How close it comes: the zone itself, a list of zones, or the door. */
  readonly opens: 'domain' | 'list' | 'login' | 'choose account and domain'
  /** The menus that lead to the form, in the reader's language. */
  readonly path: string
  /** What this host is known for, one sentence each. */
  readonly notes: readonly string[]
}

/** Nothing that could end a path, begin a query or name another host. */
const SAFE_NAME = /^[a-z\d_-]+(?:\.[a-z\d_-]+)*$/

/** The first address whose every `{variable}` is the domain. `:account` and the like belong to the host, and stay. */
const filled = (templates: readonly string[], domain: string): string | null => {
  const urls = templates.map((template) => template.replaceAll('{domain}', domain))
  return urls.find((url) => url.startsWith('https://') && !url.includes('{')) ?? null
}

/**
 * Where a host lets its customers edit a zone (in A-labels). Null for an id that is not known. The address goes to the list
 * or to the door where the name of the zone could not stand in an address.
 */
export const editorLinkOf = (hostId: string, zone: string, locale: Locale): EditorLink | null => {
  const host = dnsHost(hostId)
  if (!host) return null
  const { urlTemplate, alternatives, opens, pathEn, pathFr } = host.zoneEditor
  const domain = nameKey(zone)
  const templates = [urlTemplate, ...alternatives]
  const isSafe = SAFE_NAME.test(domain)
  return {
    url: filled(isSafe ? templates : templates.filter((template) => !template.includes('{domain}')), domain),
    opens: isSafe ? opens : 'list',
    path: fill(locale === 'fr' ? pathFr : pathEn, { domain }, locale),
    notes: host.pitfalls.map((pitfall) => pitfall[locale]),
  }
}
