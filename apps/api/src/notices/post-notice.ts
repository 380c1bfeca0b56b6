import { createHmac } from 'node:crypto'
import type { Fact } from '@bienrecu/audit/evidence'
import type { Notice } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { PostAnswer, PostPublic } from '../dns/post-public.ts'
import type { Secret } from '../secrets/secret.ts'
import type { Vault } from '../secrets/vault.ts'
import { VERSION } from '../version.ts'
import { type NoticeSettingsRow, WEBHOOK_PLACE } from './notice-settings.ts'

export interface PostNoticeDeps {
  postPublic: PostPublic
  vault: Vault
  now: () => number
}

/** What a webhook is told: a notice in the language of the settings, or a trial. */
export type NoticeBody = Omit<Notice, 'kind' | 'readAt'> & { kind: Notice['kind'] | 'trial' }

/**
 * Posts one notice. Rejects with `webhook-refused`, `webhook-unreachable`, `webhook-untrusted`, `host-private`,
 * `host-not-found` or `webhook-secret-unreadable`.
 */
export type PostNotice = (settings: NoticeSettingsRow, body: NoticeBody, signal: AbortSignal) => Promise<void>

/** The signature over the moment and the body, so that neither can be changed nor an old message played again. */
const signatureOf = (secret: Secret, seconds: number, body: string): string => {
  const hmac = createHmac('sha256', secret.reveal()).update(`${seconds}.${body}`).digest('hex')
  return `t=${seconds},v1=${hmac}`
}

const judge = (answer: Fact<PostAnswer>, host: string): void => {
  if (!answer.known) throw new AppError('webhook-unreachable')
  const { value } = answer
  if (value.kind === 'answered') {
    const { status } = value
    if (status < 200 || status > 299) throw new AppError('webhook-refused', { params: { status } })
    return
  }
  if (value.kind === 'untrusted') throw new AppError('webhook-untrusted')
  throw new AppError(value.kind === 'missing' ? 'host-not-found' : 'host-private', { params: { host } })
}

/** Makes the way to a webhook. */
export const createPostNotice =
  ({ postPublic, vault, now }: PostNoticeDeps): PostNotice =>
  async ({ webhook_url: address, webhook_sealed: sealed }, notice, signal) => {
    const secret = sealed === null ? null : vault.open(sealed, WEBHOOK_PLACE)
    if (address === null || secret === null) throw new AppError('webhook-secret-unreadable')
    const url = new URL(address)
    const body = JSON.stringify(notice)
    const headers = {
      'content-type': 'application/json',
      'user-agent': `bienrecu/${VERSION}`,
      'bienrecu-notice': notice.id,
      'bienrecu-signature': signatureOf(secret, Math.floor(now() / 1_000), body),
    }
    judge(await postPublic({ url, body, headers, signal }), url.hostname)
  }
