/** One thing mail-tester looks at, and where its report has it: a section, or a sub-test of one. */
interface Check {
  section: string
  subTest?: string
  /** Judged only now and then: where it is not, there is nothing to say, not even that it is unknown. */
  isOptional?: true
  /** About the markup of a message: has no object in one that is plain text. */
  isAboutHtml?: true
}

/** Every check by its id, in the order in which equal findings are told. */
export const CHECKS = {
  'mail-tester/spf': { section: 'signature', subTest: 'spf' },
  'mail-tester/dkim': { section: 'signature', subTest: 'dkim' },
  'mail-tester/dmarc': { section: 'signature', subTest: 'dmarc' },
  'mail-tester/reverse-dns': { section: 'signature', subTest: 'reverse-dns' },
  'mail-tester/blocklists': { section: 'blacklists' },
  'mail-tester/spamassassin': { section: 'spamassassin' },
  'mail-tester/mx': { section: 'signature', subTest: 'mxrecord-dns' },
  'mail-tester/a-record': { section: 'signature', subTest: 'arecord-dns' },
  'mail-tester/broken-links': { section: 'broken-links' },
  'mail-tester/forbidden-tags': { section: 'structure-and-content', subTest: 'forbidden-tags', isAboutHtml: true },
  'mail-tester/short-links': { section: 'structure-and-content', subTest: 'short-links' },
  'mail-tester/alt-attribute': { section: 'structure-and-content', subTest: 'alt-attribute', isAboutHtml: true },
  'mail-tester/list-unsubscribe': { section: 'structure-and-content', subTest: 'list-unsubscribe' },
  'mail-tester/text-to-html-ratio': {
    section: 'structure-and-content',
    subTest: 'text-to-html-ratio',
    isOptional: true,
  },
  'mail-tester/html-version': { section: 'message-content', subTest: 'html-version', isOptional: true },
  'mail-tester/text-version': { section: 'message-content', subTest: 'text-version', isOptional: true },
} as const satisfies Record<string, Check>

/** What has no check of its own is told in the tester’s own words. */
export const OTHER = 'mail-tester/other'

export type CheckId = keyof typeof CHECKS | typeof OTHER

/** Every check with its id. */
export const allChecks = (): [keyof typeof CHECKS, Check][] =>
  Object.entries(CHECKS).map(([id, check]) => [checkIdOf(id), check])

// The keys of CHECKS are its own: `Object.entries` alone forgets it.
const checkIdOf = (id: string): keyof typeof CHECKS => id as keyof typeof CHECKS

/** The name of a check in the section `findings` of the message files. */
export const wordsNameOf = (id: CheckId): string => id.slice('mail-tester/'.length)
