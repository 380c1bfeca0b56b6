/** The sections a complete result has, by class, with the sub-tests documented for each. */
const EXPECTED_SECTIONS: Record<string, readonly string[]> = {
  'message-content': [],
  spamassassin: [],
  signature: ['spf', 'dkim', 'dmarc', 'reverse-dns', 'mxrecord-dns', 'arecord-dns'],
  'structure-and-content': ['alt-attribute', 'forbidden-tags', 'short-links', 'list-unsubscribe'],
  blacklists: [],
  'broken-links': [],
}

/** Sub-tests that show the message itself and judge nothing: its own markup begins inside them. */
export const MESSAGE_PARTS: readonly string[] = [
  'html-version',
  'html-version-imageless',
  'text-version',
  'raw-version',
]

/** Names the documented sections and sub-tests that `sections` does not have. */
export const missingSections = (sections: readonly { key: string; sections: readonly { key: string }[] }[]): string[] =>
  Object.entries(EXPECTED_SECTIONS).flatMap(([key, subTests]) => {
    const section = sections.find((candidate) => candidate.key === key)
    if (!section) return [`section:${key}`]
    return subTests.filter((name) => !section.sections.some((sub) => sub.key === name)).map((name) => `section:${name}`)
  })
