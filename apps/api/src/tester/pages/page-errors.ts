import type { Context, ErrorHandler } from 'hono'
import { AppError } from '../../app-error.ts'
import type { Env } from '../../http/env.ts'
import { isHttpErrorCode, STATUS } from '../../http/status.ts'
import type { Log } from '../../log.ts'
import { storageFault } from '../../storage/storage-error.ts'
import type { TesterSay } from './say-tester.ts'

const asAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error
  return storageFault(error) ?? new AppError('internal', { cause: error })
}

const titleOf = ({ code }: AppError, say: TesterSay): string => {
  if (code === 'tester-off') return say('closed.off.title')
  if (code === 'rate-limited' || code === 'judging-busy') return say('closed.busy.title')
  if (code.startsWith('message-') || code === 'invalid-request') return say('closed.file.title')
  return say(code.startsWith('tester-') ? 'closed.title' : 'closed.fault.title')
}

export interface PageErrorDeps {
  log: Log
  publicUrl: string
  /** Whether people may open tests: then a closed page leads to a new one. */
  isOpen: boolean
}

/** What goes wrong on a page of the tester becomes a page with one sentence. Faults of ours are logged with their cause. */
export const onPageError =
  ({ log, publicUrl, isOpen }: PageErrorDeps): ErrorHandler<Env> =>
  async (thrown, c: Context<Env>) => {
    const [{ answerPage, placeOf }, { closedPage }, { sentenceOf }] = await Promise.all([
      import('./answer.ts'),
      import('./small-pages.ts'),
      import('./upload.ts'),
    ])
    const error = asAppError(thrown)
    const code = isHttpErrorCode(error.code) ? error.code : 'internal'
    if (STATUS[code] >= 500) log.error({ requestId: c.get('requestId'), errorCode: error.code, err: thrown }, 'failed')
    const { seconds } = error.params
    if (seconds !== undefined) c.header('Retry-After', String(seconds))
    const place = placeOf(c, publicUrl)
    const page = { title: titleOf(error, place.say), path: '/t', isOpen }
    return answerPage(c, place, closedPage(place, page, sentenceOf(error, place.say.locale)), STATUS[code])
  }
