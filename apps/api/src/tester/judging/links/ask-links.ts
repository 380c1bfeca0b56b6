import type { LinkAnswer, LinkFacts } from '@bienrecu/audit/content/evidence'
import { createInFlight } from '../../../dns/in-flight.ts'
import type { AskLinks } from '../judge-ports.ts'
import type { AskAddress, WebFault } from './ask-address.ts'

const MAX_LINKS = 20
const AT_ONCE = 6
const MAX_REDIRECTS = 3
const LONGEST = 5_000 // ms for all links of a message

/** Asking may be taken for a click: who is unsubscribed by a test has been done harm. */
const MAY_ACT = /unsub|desabon|désabon|desinscri|désinscri|opt-?out|list-?manage|confirm|activat|verif|token=|delete/i

const webUrl = (href: string, base?: URL): URL | null => {
  const url = URL.parse(href, base?.href)
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  url.username = ''
  url.password = ''
  return url
}

type Reason = LinkAnswer['reason']

const REASONS: Readonly<Record<WebFault, Reason>> = {
  tls: 'tls',
  missing: 'not-found',
  'not-public': 'not-public',
  'other-port': null,
  'too-often': null,
}

interface Trail {
  readonly href: string
  readonly url: URL
  /** Where the first redirect leads. */
  readonly redirectsTo: string | null
  readonly left: number
}

const without = ({ href, redirectsTo }: Trail, reason: Reason): LinkAnswer => ({
  href,
  status: null,
  redirectsTo,
  reason,
})

/** Some servers do not know HEAD; its answer is then asked for again, and the body is not waited for. */
const NOT_FOR_HEAD = new Set([405, 501])

const follow = async (trail: Trail, askAddress: AskAddress, signal: AbortSignal): Promise<LinkAnswer> => {
  const head = await askAddress(trail.url, 'HEAD', signal)
  const isRefused = head.known && typeof head.value === 'object' && NOT_FOR_HEAD.has(head.value.status)
  const said = isRefused ? await askAddress(trail.url, 'GET', signal) : head
  if (!said.known) return without(trail, said.reason === 'timeout' ? 'timeout' : 'refused')
  if (typeof said.value === 'string') return without(trail, REASONS[said.value])
  const { status, location } = said.value
  if (status < 300 || status >= 400 || location === null)
    return { href: trail.href, status, redirectsTo: trail.redirectsTo, reason: null }
  const next = webUrl(location, trail.url)
  if (!next) return { href: trail.href, status, redirectsTo: trail.redirectsTo, reason: null }
  const redirectsTo = trail.redirectsTo ?? next.href.slice(0, 2_000)
  if (trail.left === 0) return without({ ...trail, redirectsTo }, 'too-many-redirects')
  return follow({ href: trail.href, url: next, redirectsTo, left: trail.left - 1 }, askAddress, signal)
}

/** Those that may be asked without doing anything to anybody, each address once. */
const askable = (links: readonly LinkFacts[]): Trail[] => {
  const hrefs = new Set(
    links.filter(({ href, text }) => !MAY_ACT.test(href) && !MAY_ACT.test(text)).map(({ href }) => href),
  )
  return [...hrefs]
    .flatMap((href): Trail[] => {
      const url = webUrl(href)
      return url ? [{ href, url, redirectsTo: null, left: MAX_REDIRECTS }] : []
    })
    .slice(0, MAX_LINKS)
}

/** Finding the addresses of a host may outlast the time there is. */
const withinTime = (trail: Trail, work: Promise<LinkAnswer>, signal: AbortSignal): Promise<LinkAnswer> =>
  new Promise((resolve, reject) => {
    const end = (): void => resolve(without(trail, 'timeout'))
    if (signal.aborted) end()
    signal.addEventListener('abort', end, { once: true })
    work.then(resolve, reject)
  })

/**
 * Asks the web servers behind the links of a message: twenty at most, in five seconds at most, three redirects each, every
 * one judged like the first. Links that may act (unsubscribe, confirm) are left alone, and so are other ports than those of
 * the Web.
 */
export const createAskLinks =
  (askAddress: AskAddress): AskLinks =>
  async (links) => {
    const inFlight = createInFlight(AT_ONCE)
    const signal = AbortSignal.timeout(LONGEST)
    const answers = askable(links).map((trail) =>
      inFlight(() => withinTime(trail, follow(trail, askAddress, signal), signal)),
    )
    return Promise.all(answers)
  }
