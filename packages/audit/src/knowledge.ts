/*
 * The facts about the world, each file a chunk of its own in a bundle: loaded when first wanted, then kept. Null where it
 * cannot be loaded, as in a browser whose network is gone; it is tried again next time.
 */
const kept = <Facts>(load: () => Promise<Facts>): (() => Promise<Facts | null>) => {
  let loading: Promise<Facts | null> | null = null
  return () => {
    loading ??= load().catch(() => {
      loading = null
      return null
    })
    return loading
  }
}

export const loadBlocklists = kept(() => import('@bienrecu/knowledge/blocklists'))
export const loadDkimSelectors = kept(() => import('@bienrecu/knowledge/dkim-selectors'))
export const loadDmarcReports = kept(() => import('@bienrecu/knowledge/dmarc-reports'))
export const loadDnsHosts = kept(() => import('@bienrecu/knowledge/dns-hosts'))
export const loadMailProviders = kept(() => import('@bienrecu/knowledge/mail-providers'))
