/*
 * What is read of one message, whatever it says of itself. Ordinary mail stays far below; beyond, the facts say so
 * (`SourceProblem`), and the rest is measured but not kept, so that memory and time depend on the octets alone.
 */
export const LIMITS = {
  /** Octets of the header section that are read: Postfix stops at 100 KiB, Exchange Online at 256 KiB. */
  headerOctets: 256 * 1024,
  /** Octets in which the end of a header section is looked for. */
  headerSearched: 1024 * 1024,
  /** Fields kept: a message with many hops, ARC sets and marks of filters has about a hundred. */
  fields: 1_000,
  /** Characters kept of one field: Gmail's and Microsoft's own marks reach some thousands. */
  fieldLength: 10_000,
  /** Characters of From, To or Cc in which mailboxes are looked for, and how many are kept. */
  addressLength: 32_000,
  mailboxes: 200,
  /** Octets of the header section of one part. */
  partHeaderOctets: 16 * 1024,
  partHeaderSearched: 64 * 1024,
  partFields: 50,
  /** Parts kept: beyond, the tree is not read on. */
  parts: 1_000,
  /** Multiparts inside each other: real mail needs three or four, a long chain of forwards ten. */
  depth: 30,
  /** RFC 2046 §5.1.1 allows 70 characters. */
  boundaryLength: 200,
  fileNameLength: 255,
  /** Octets, as they stand in the message, that are read of all text parts together, and of all HTML parts. Gmail clips HTML at 102 kB. */
  bodyOctets: 2 * 1024 * 1024,
  /** As the evidence promises: enough for phrases. */
  textLength: 100_000,
  /** Elements open at once: Chromium builds no deeper tree than 512. */
  htmlDepth: 512,
  htmlTags: 100_000,
  images: 500,
  imageSourceLength: 500,
  altLength: 500,
  /** Of a language tag (BCP 47 §4.4.1). */
  languageLength: 35,
  links: 500,
  hrefLength: 2_000,
  linkTextLength: 200,
  /** Characters kept of the sentence before a link. */
  beforeLinkLength: 80,
  styleLength: 4_000,
  attachments: 200,
  hops: 100,
  hopLength: 2_000,
  unsubscribeAddresses: 20,
  /** Fields of the short form that is stored and shown (`JudgedMessage`). */
  shownFields: 500,
  /** Octets worked through before other work may have its turn. */
  turn: 4 * 1024 * 1024,
} as const
