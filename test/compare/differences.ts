/** Why our own tester takes other points than the replica of mail-tester.com. */
export const REASONS = {
  'trace-name':
    'A server writes into Received the name of the address only where that name leads back; the replica writes the name that was said with EHLO. SpamAssassin sees in ours that there is none (RDNS_NONE).',
  'reverse-not-confirmed':
    'The reverse name does not lead back to the address. Gmail asks for that; mail-tester shows the name and asks no more.',
  ornament: 'An empty alt is right for an ornament (WCAG 2.2, H67); mail-tester’s pattern wants words in it.',
  'form-fields':
    'Mail programs leave forms out or show them without function, and do not distrust the message for it: our own price. Which tags mail-tester forbids is not published.',
  'risky-but-harmless':
    'Videos are left out by most programs, without further harm: our own, smaller price. Which tags mail-tester forbids is not published.',
  'more-shorteners': 'We know more shorteners than the replica, which has six.',
  'unsubscribe-of-bulk':
    'Mail to many is held to RFC 8058 and to the rules of Gmail and Yahoo; for mail-tester List-Unsubscribe is advice without a price.',
  'long-lines': 'A line beyond 998 octets breaks RFC 5322 section 2.1.1; mail-tester has no such check.',
  'clipped-by-gmail': 'Gmail cuts a message off at 102 KB; mail-tester has no such check.',
} as const
export type Reason = keyof typeof REASONS

/** One section in which the two differ: the points of each, and why. */
export interface Difference {
  readonly id: string
  readonly section: string
  readonly replica: number
  readonly own: number
  readonly because: readonly Reason[]
}

/** Every difference there is; the test fails for one that is missing, and for one that is none any more. */
export const DIFFERENCES: readonly Difference[] = [
  { id: 'no-reverse-name', section: 'spamassassin', replica: 0, own: -1.1, because: ['trace-name'] },
  { id: 'reverse-name-not-confirmed', section: 'spamassassin', replica: 0, own: -1.1, because: ['trace-name'] },
  {
    id: 'reverse-name-not-confirmed',
    section: 'reverse-dns',
    replica: 0,
    own: -0.3,
    because: ['reverse-not-confirmed'],
  },
  { id: 'stranger', section: 'spamassassin', replica: 0, own: -1.1, because: ['trace-name'] },
  { id: 'stranger', section: 'reverse-dns', replica: 0, own: -0.3, because: ['reverse-not-confirmed'] },
  { id: 'ornament', section: 'alt-attribute', replica: -0.5, own: 0, because: ['ornament'] },
  { id: 'form', section: 'forbidden-tags', replica: -0.5, own: 0, because: ['form-fields'] },
  { id: 'form', section: 'html', replica: 0, own: -0.2, because: ['form-fields'] },
  { id: 'video', section: 'forbidden-tags', replica: -0.5, own: 0, because: ['risky-but-harmless'] },
  { id: 'video', section: 'html', replica: 0, own: -0.1, because: ['risky-but-harmless'] },
  { id: 'less-known-shortener', section: 'short-links', replica: 0, own: -0.5, because: ['more-shorteners'] },
  { id: 'list-unsubscribe', section: 'list-unsubscribe', replica: 0, own: -0.2, because: ['unsubscribe-of-bulk'] },
  {
    id: 'newsletter-without-unsubscribe',
    section: 'list-unsubscribe',
    replica: 0,
    own: -0.1,
    because: ['unsubscribe-of-bulk'],
  },
  { id: 'clipped-by-gmail', section: 'headers', replica: 0, own: -0.1, because: ['long-lines'] },
  { id: 'clipped-by-gmail', section: 'size', replica: 0, own: -0.1, because: ['clipped-by-gmail'] },
  { id: 'hidden-words', section: 'headers', replica: 0, own: -0.1, because: ['long-lines'] },
]
