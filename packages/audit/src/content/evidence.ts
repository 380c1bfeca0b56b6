import type { Fact, Problem } from '../evidence.ts'
import type { ListAnswer } from '../lists/facts.ts'

/** What is strange in the source of a message, before its meaning. */
export type SourceProblem =
  | 'null-byte' // RFC 5322 §2.2
  | 'eight-bit-header' // RFC 5322 §2.2, without RFC 6532
  | 'line-too-long' // RFC 5322 §2.1.1: 998 octets
  | 'bare-line-break' // RFC 5321 §2.3.8
  | 'field-without-colon' // RFC 5322 §2.2
  | 'too-many-fields' // beyond our limit: the rest was not read
  | 'fields-too-long'
  | 'nested-too-deep'
  | 'boundary-missing' // RFC 2046 §5.1.1
  | 'boundary-not-closed'
  | 'encoding-broken' // RFC 2045 §6.7, §6.8
  | 'charset-unknown'
  | 'too-many-parts'

/** The message as octets. */
export interface SourceFacts {
  /** Octets of the whole message. */
  readonly size: number
  /** Octets of the header section. */
  readonly headerSize: number
  /** Octets of the longest line, without its end. */
  readonly longestLine: number
  /** `offset`: octets from the beginning of the message. The first of each kind. */
  readonly problems: readonly Problem<SourceProblem>[]
}

/** How the message came; null is "not known". */
export interface EnvelopeFacts {
  readonly ip: string | null
  readonly helo: string | null
  /** Empty for the null reverse-path. */
  readonly mailFrom: string | null
  readonly recipient: string | null
  /** Of the last hop, to us; null when it was not encrypted. Not known for a message that was handed over as a file. */
  readonly tls: Fact<{ readonly protocol: string; readonly cipher: string } | null>
  /** When it was handed to us, by our clock, in ISO 8601. */
  readonly receivedAt: string | null
}

/** One header field, topmost first, unfolded. */
export interface HeaderField {
  readonly name: string
  /** Encoded words decoded (RFC 2047). */
  readonly value: string
  /** As it stood, unfolded. */
  readonly raw: string
}

export interface Mailbox {
  /** Decoded; empty when there is none. */
  readonly name: string
  /** As written; empty for a group without members. */
  readonly address: string
}

/** Who the message says that it is from and to. Each null when the field is missing; a repeated field counts once. */
export interface MailboxFacts {
  readonly from: readonly Mailbox[] | null
  readonly sender: Mailbox | null
  readonly replyTo: readonly Mailbox[] | null
  readonly to: readonly Mailbox[] | null
  readonly cc: readonly Mailbox[] | null
  readonly bcc: readonly Mailbox[] | null
}

/** One part of the MIME tree, in reading order; the whole message is `path` "". */
export interface PartFacts {
  /** `1.2`: the second part of the first (RFC 3501 §6.4.5). */
  readonly path: string
  /** Lower case, without parameters: `multipart/alternative`. */
  readonly type: string
  readonly charset: string | null
  readonly encoding: string | null // Content-Transfer-Encoding, lower case
  readonly disposition: 'attachment' | 'inline' | null
  readonly fileName: string | null
  readonly contentId: string | null
  /** Octets, decoded; 0 for a multipart. */
  readonly size: number
  readonly depth: number
}

/** The text part, or all of them together. */
export interface TextFacts {
  /** The beginning, for phrases: at most 100,000 characters. */
  readonly text: string
  /** Characters in all. */
  readonly length: number
}

export interface ImageFacts {
  /** At most 500 characters. */
  readonly src: string
  /** Null when there is no `alt`; empty for an ornament. */
  readonly alt: string | null
  readonly width: number | null
  readonly height: number | null
  /** `cid:` or `data:`. */
  readonly isEmbedded: boolean
  /** One pixel or none on a side, or hidden. */
  readonly isTracker: boolean
}

/** Elements that mail programs drop, or distrust. */
export const RISKY_TAGS = [
  'script',
  'iframe',
  'frame',
  'object',
  'embed',
  'applet',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'base',
  'link',
  'meta-refresh',
  'video',
  'audio',
  'svg',
  'math',
] as const
export type RiskyTag = (typeof RISKY_TAGS)[number]

/** The HTML part. */
export interface HtmlFacts {
  /** Octets of the part, decoded, as UTF-8. */
  readonly size: number
  /** What a reader sees, with single spaces: at most 100,000 characters. */
  readonly text: string
  /** Characters of it in all. */
  readonly textLength: number
  readonly images: readonly ImageFacts[]
  /** Also those beyond the limit. */
  readonly imageCount: number
  /** How often each stands there; absent when it does not. */
  readonly riskyTags: Readonly<Partial<Record<RiskyTag, number>>>
  /** Attributes such as `onclick`, and `javascript:` addresses. */
  readonly scriptAttributes: number
  /** Characters that are hidden from the reader: no size, no display, the colour of the ground. */
  readonly hiddenLength: number
  readonly hasExternalStyle: boolean
  readonly language: string | null
  /** Elements that were opened and never closed, or closed and never opened. */
  readonly unbalancedTags: number
}

/** One link of the HTML or the text part. */
export interface LinkFacts {
  /** At most 2,000 characters. */
  readonly href: string
  /** Lower case: `https`, `mailto`, `javascript`… */
  readonly scheme: string
  /** In A-labels, lower case, without brackets; null where there is none, or it is no host. */
  readonly host: string | null
  /** What stands there to be clicked, at most 200 characters; empty for an image. */
  readonly text: string
  /** The host that the text names, in A-labels; null when it names none. */
  readonly textHost: string | null
  readonly isImage: boolean
  readonly from: 'html' | 'text'
}

export interface AttachmentFacts {
  readonly fileName: string | null
  readonly type: string
  readonly size: number
  /** Shown inside the HTML. */
  readonly isInline: boolean
}

/** List-Unsubscribe (RFC 2369) and one-click (RFC 8058). */
export interface UnsubscribeFacts {
  /** The field as it stands; null when missing. */
  readonly field: string | null
  readonly https: readonly string[]
  readonly mailto: readonly string[]
  /** List-Unsubscribe-Post; null when missing. */
  readonly post: string | null
  /** Both fields are covered by a DKIM signature (`h=`); null when there is none. */
  readonly isSigned: boolean | null
  /** A link of the body that says so. */
  readonly visibleLink: string | null
}

/** One Received field (RFC 5321 §4.4), topmost (the last hop) first. Null is "not told". */
export interface Hop {
  readonly from: string | null
  readonly fromIp: string | null
  readonly fromReverse: string | null
  readonly by: string | null
  readonly with: string | null
  /** From `with ESMTPS` or a TLS clause; null when nothing tells. */
  readonly isEncrypted: boolean | null
  readonly tls: string | null
  readonly id: string | null
  /** ISO 8601. */
  readonly at: string | null
  /** Since the hop before (the entry below); null when one of the two has no time. May be negative: clocks differ. */
  readonly delaySeconds: number | null
  /** The field, unfolded, at most 2,000 characters. */
  readonly raw: string
}

/** What asking a link gave; only where the operator allows it. */
export interface LinkAnswer {
  readonly href: string
  /** Null when nobody answered. */
  readonly status: number | null
  readonly redirectsTo: string | null
  readonly reason: 'not-found' | 'refused' | 'timeout' | 'tls' | 'not-public' | 'too-many-redirects' | null
}

/** Everything that can be known about one message by itself: plain JSON, read once, judged by the content checks. */
export interface ContentEvidence {
  readonly source: Fact<SourceFacts>
  readonly envelope: Fact<EnvelopeFacts>
  readonly fields: Fact<readonly HeaderField[]>
  readonly mailboxes: Fact<MailboxFacts>
  readonly subject: Fact<string | null>
  readonly parts: Fact<readonly PartFacts[]>
  /** Null when there is no such part. */
  readonly text: Fact<TextFacts | null>
  readonly html: Fact<HtmlFacts | null>
  /** Those of the HTML and of the text part, each target and text once. */
  readonly links: Fact<readonly LinkFacts[]>
  readonly attachments: Fact<readonly AttachmentFacts[]>
  readonly unsubscribe: Fact<UnsubscribeFacts>
  /** Whether it looks like mail to many: List-Id, List-Unsubscribe, Feedback-ID, Precedence: bulk, an unsubscribe link. */
  readonly isBulk: Fact<boolean>
  readonly hops: Fact<readonly Hop[]>
  /** By domain of the links; `not-asked` without a resolver. */
  readonly linkLists: Fact<readonly ListAnswer[]>
  /** `not-asked` unless the operator allows it. */
  readonly linkAnswers: Fact<readonly LinkAnswer[]>
}
