import PostalMime, { type Email } from 'postal-mime'

/** What a reader of the message would see, and what mail-tester finds to say about it. */
export interface ExaminedBody {
  readonly subject: string
  readonly from: string
  readonly replyTo: string | null
  readonly html: string | null
  readonly text: string | null
  readonly bytes: number
  /** Length of the visible text by length of the HTML; 1 without HTML. */
  readonly textToHtmlRatio: number
  readonly imagesWithoutAlt: readonly string[]
  readonly forbiddenTags: readonly string[]
  readonly shortLinks: readonly string[]
  readonly links: readonly string[]
  readonly hasListUnsubscribe: boolean
  /** Every address in To, in lower case: mail-tester ignores who is only in Cc or Bcc. */
  readonly to: readonly string[]
}

/** Tags that mail programs remove or that make filters suspicious. */
const FORBIDDEN = ['applet', 'embed', 'form', 'frame', 'iframe', 'input', 'object', 'script', 'video', 'audio']
const SHORTENERS = new Set(['bit.ly', 'goo.gl', 'is.gd', 'ow.ly', 'tinyurl.com', 't.co'])

/** Parses a message and looks at its parts. Nothing is fetched. */
export async function examineBody(source: Buffer): Promise<ExaminedBody> {
  const email = await PostalMime.parse(source)
  const html = email.html ?? null
  const links = matches(html ?? email.text ?? '', /https?:\/\/[^\s"'<>]+/gi)
  const images = matches(html ?? '', /<img\b[^>]*>/gi)
  return {
    subject: email.subject ?? '',
    from: email.from?.address ?? '',
    replyTo: email.replyTo?.[0]?.address ?? null,
    html,
    text: email.text ?? null,
    bytes: source.length,
    textToHtmlRatio: html === null ? 1 : visibleText(html).length / html.length,
    imagesWithoutAlt: images.filter((image) => !/\salt\s*=\s*("[^"]+"|'[^']+'|[^\s"'>]+)/i.test(image)),
    forbiddenTags: FORBIDDEN.filter((tag) => new RegExp(`<${tag}\\b`, 'i').test(html ?? '')),
    shortLinks: links.filter((link) => SHORTENERS.has(hostOf(link))),
    links: [...new Set(links)],
    hasListUnsubscribe: email.headers.some(({ key }) => key === 'list-unsubscribe'),
    to: addressesIn(email.to),
  }
}

function addressesIn(field: Email['to']): string[] {
  return (field ?? [])
    .flatMap((entry) => (entry.group === undefined ? [entry] : entry.group))
    .flatMap(({ address }) => (address ? [address.toLowerCase()] : []))
}

function visibleText(html: string): string {
  return html
    .replace(/<(style|script)\b[\s\S]*?<\/\1>/gi, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

function hostOf(link: string): string {
  return URL.canParse(link) ? new URL(link).hostname : ''
}

function matches(text: string, pattern: RegExp): string[] {
  return text.match(pattern) ?? []
}
