/*
 * What we know of mail-tester.com’s markup. Its words exist in 21 languages, so nothing here is a word: ids and
 * classes alone. The state of a page is the id of its `body`.
 */
export const BODY_ID = {
  home: 'home',
  waiting: 'waiting-page',
  notFound: 'notfound',
  result: 'result-page',
  payment: 'com_mtmanager_checkout_listing',
} as const

export const PAYMENT_ID = 'micropaymentpage'

/** Ids of the element that shows the address, likeliest first. The second one has been reported once, unproven. */
export const ADDRESS_FIELD_IDS = ['email', 'content'] as const

export const MAILBOX_CLASS = 'mailbox'

/** Ids first: the message may repeat one, so an id means its first element, and classes count below it. */
export const RESULT = {
  headerId: 'header',
  band: /(?:^|\s)mark-([0-4])(?=\s|$)/,
  headline: 'h1.title',
  score: '.score',
  mailInfoId: 'mail-info',
  received: '.date-received',
  resultsId: 'test-results',
  container: '.container',
  total: 'total',
} as const

/** The one skeleton of every check; levels nest inside `content`. */
export const CHECK = {
  block: 'test-result',
  header: 'header',
  status: 'status',
  noDeduction: 'icon-check',
  title: 'title',
  content: 'content',
  about: 'about',
  result: 'result',
} as const

export const SPAM_RULE = {
  row: 'tr.sa-test',
  score: '.sa-test-score',
  name: '.sa-test-name',
  description: '.sa-test-description',
  solution: 'b',
} as const

export const BLOCKLIST = { row: '.bl-result', state: '[class*="status-"]', name: 'a' } as const
