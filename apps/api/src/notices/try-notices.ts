import { errorSentence, type DeliveryFailure, type Locale, type NoticeTest } from '@bienrecu/shared'
import type { Deps } from '../app.ts'
import { AppError } from '../app-error.ts'
import type { MailNotices } from './mail-notices.ts'
import { channelsOf, localeOf, readSettings } from './notice-settings.ts'
import type { PostNotice } from './post-notice.ts'
import { noticeText } from './say-notice.ts'

export interface TryNoticesDeps extends Pick<Deps, 'database' | 'now'> {
  mailNotices: MailNotices
  postNotice: PostNotice
}

type Outcome = NonNullable<NoticeTest['email']>

const outcomeOf = async (work: Promise<void>, locale: Locale, now: () => number): Promise<Outcome> => {
  try {
    await work
    return { ok: true, failure: null }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const message = errorSentence(error.code, locale, error.params)
    const failure: DeliveryFailure = { code: error.code, message, at: new Date(now()).toISOString() }
    return { ok: false, failure }
  }
}

/** Sends one message each way that is set up, at once and without a second attempt; tells how each ended. */
export const createTryNotices =
  ({ database, now, mailNotices, postNotice }: TryNoticesDeps) =>
  async (locale: Locale, signal: AbortSignal): Promise<NoticeTest> => {
    const settings = readSettings(database)
    const ways = channelsOf(settings)
    if (settings === null) return { email: null, webhook: null }
    const id = crypto.randomUUID()
    const own = localeOf(settings)
    const { trial } = noticeText(own)
    const at = new Date(now()).toISOString()
    const body = { id, kind: 'trial', domain: '', planId: null, ...trial, at } as const
    const [email, webhook] = await Promise.all([
      ways.includes('email')
        ? outcomeOf(mailNotices(settings, { id, notices: [trial], locale: own }, signal), locale, now)
        : null,
      ways.includes('webhook') ? outcomeOf(postNotice(settings, body, signal), locale, now) : null,
    ])
    return { email, webhook }
  }
