/** How the home page gives its address; see section 1.2 of the facts about mail-tester's pages. */
export type HomeVariant =
  | 'current' // input#email, its value made by a script from data-prefix and data-domain
  | 'old' // web-xxxxx@mail-tester.com, before the redesign of 2019
  | 'not-an-input' // #email is a <span>
  | 'no-data' // input#email without data-prefix and data-domain
  | 'address-never-made' // the script does not run: the placeholder stays
  | 'changed' // no #email at all: a page nobody has seen yet

/** What `format=json` answers. */
type JsonAnswer =
  | 'normal'
  | 'old-shape' // of 2013: `success` for `status`, no dmarc
  | 'html' // a page instead of JSON
  | 'forbidden' // 403
  | 'too-many-requests' // 429
  | 'server-error' // 500

/** Everything about the replica that a test may want otherwise. */
export interface Behaviour {
  readonly home: HomeVariant
  /** From DOM ready until the address is in the field. */
  readonly addressDelayMs: number
  readonly cookieBanner: boolean
  /** From the arrival of a mail until the pages know of it. */
  readonly receptionDelayMs: number | 'never'
  /** Of the waiting page; 14 on the real one. */
  readonly refreshSeconds: number
  /** How many reloads of the waiting page come before the "not found" page. Unknown for the real one. */
  readonly reloadsBeforeNotFound: number
  /** The payment page of accounts that charge their visitors takes the place of every result. */
  readonly payment: boolean
  /** Results that can be opened; from then on the page "limit reached", whose real markup is unknown. */
  readonly freeTests: number
  /** 'changed': a result page without any of the known classes and ids. */
  readonly result: 'documented' | 'changed'
  readonly decimalMark: '.' | ','
  /** The message source stands as live markup inside `pre`, as if somebody had forgotten to escape it. */
  readonly unescapedSource: boolean
  readonly json: JsonAnswer
  /** Every answer waits this long. */
  readonly answerDelayMs: number
}

export const USUAL_BEHAVIOUR: Behaviour = {
  home: 'current',
  addressDelayMs: 150,
  cookieBanner: true,
  receptionDelayMs: 0,
  refreshSeconds: 14,
  reloadsBeforeNotFound: 2,
  payment: false,
  freeTests: Number.POSITIVE_INFINITY,
  result: 'documented',
  decimalMark: '.',
  unescapedSource: false,
  json: 'normal',
  answerDelayMs: 0,
}
