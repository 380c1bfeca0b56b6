import { DOH_SERVICES, type DohService } from '../../dns/doh-services.ts'

/*
 * Cloudflare and Google let any page read their answers (dat-ecosystem-archive/dat-dns#16, read on 2026-11-22). Of the
 * others this is not known, so that the browser is asked to allow their host: it then does not depend on them.
 */
const OPEN_TO_PAGES = new Set(['cloudflare', 'google'])

/** The origins that the browser has to allow before a service can be asked; empty where it lets any page ask. */
export const originsToAllow = ({ id, url }: DohService): string[] =>
  OPEN_TO_PAGES.has(id) ? [] : [`${new URL(url).origin}/*`]

/** The service of an id; null when it is offered no more. */
export const dohService = (id: string): DohService | null => DOH_SERVICES.find((service) => service.id === id) ?? null
