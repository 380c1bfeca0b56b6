import type { Html } from './html.ts'
import type { CheckKey, Judgement, SectionKey } from './judge.ts'

export type Language = 'en' | 'fr'

/** What titles may say about a message. */
export interface TitleFacts {
  readonly ip: string
  readonly domain: string
  readonly count: number
}

/**
 * The sentences of the pages. English ones are mail-tester's own where they are known: those of passing checks,
 * of the waiting page and of the two best bands. All French ones, and the titles of failing checks, are guesses.
 */
export interface Words {
  readonly homeLabel: string
  readonly homeButton: string
  readonly placeholder: string
  readonly cookies: string
  readonly gotIt: string
  readonly waiting: string
  readonly notFound: string
  readonly notFoundReasons: Readonly<Record<'notsent' | 'bcc' | 'newtest' | 'mailchimp', string>>
  readonly limitReached: string
  readonly payment: string
  readonly jsonWaiting: string
  readonly headlines: Readonly<Record<Judgement['band'], string>>
  readonly total: (score: string) => string
  readonly subject: (subject: string) => string
  readonly received: (minutes: number) => string
  readonly bounceAddress: (address: string) => string
  readonly replyTo: (address: string) => string
  readonly viewMessage: string
  readonly versions: Readonly<
    Record<'html-version' | 'html-version-imageless' | 'text-version' | 'raw-version', string>
  >
  readonly sections: Readonly<Record<SectionKey, (outcome: string, facts: TitleFacts) => Html>>
  readonly checks: Readonly<Record<CheckKey, (outcome: string, facts: TitleFacts) => Html>>
  readonly spamScore: (score: string) => string
  readonly spfRecord: string
  readonly spfNewRecord: string
  readonly verificationDetails: string
  readonly keyLength: (bits: number) => string
  readonly dmarcFound: (domain: string) => string
  readonly weight: (size: string) => string
  readonly blocklistsAsked: (ip: string, count: number) => string
  readonly notListed: string
  readonly listed: string
  readonly noAnswer: string
}
