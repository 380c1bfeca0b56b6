import type { Deps } from '../../app.ts'
import { AppError } from '../../app-error.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { newId } from '../../storage/new-id.ts'
import type { ReadableAddress } from '../addresses/read-address.ts'
import { expiryOf } from '../results/judge-file.ts'
import type { JudgeQueue } from '../results/judge-queue.ts'
import type { MessageToKeep } from '../results/keep-message.ts'
import type { StoredEnvelope } from '../results/stored-letter.ts'
import { forwardedClient } from './forwarded-client.ts'
import type { KeepMessages } from './keep-together.ts'
import { Refusal, refusals } from './refusal.ts'
import { senderOf } from './sender-of.ts'
import type { Client } from './speak-smtp.ts'
import { withAsciiDomain } from './with-ascii-domain.ts'

export interface KeepForRecipientsDeps extends Pick<Deps, 'database' | 'now' | 'log'> {
  tester: TesterConfig
  queue: JudgeQueue
  keep: KeepMessages
  /** An address that was given and has not run out. Throws `Refusal`. */
  read: (address: string) => ReadableAddress
}

const envelopeOf = (
  client: Client,
  kind: 'smtp' | 'lmtp',
  source: Buffer,
): Omit<StoredEnvelope, 'recipient' | 'isPractice'> => {
  const mailFrom = withAsciiDomain(client.mailFrom)
  const { address, helo, tls, isForwarded } = client
  if (kind === 'smtp') return { ip: address, helo, mailFrom, tls }
  const told = forwardedClient(source)
  return isForwarded ? { ...told, ip: address, helo, mailFrom } : { ...told, mailFrom }
}

const storageRefusal = (error: unknown): unknown =>
  error instanceof AppError && (error.code === 'storage-full' || error.code === 'storage-unavailable')
    ? refusals.storage()
    : error

/** Keeps one message for each of its recipients before anybody is told so; gives an answer for each, a refusal among them. */
export const createKeepForRecipients = (deps: KeepForRecipientsDeps, kind: 'smtp' | 'lmtp') => {
  const { database, tester, queue, keep, log, now, read } = deps

  const messageFor = (source: Buffer, address: string, client: Client): MessageToKeep => {
    const { localPart, token } = read(address)
    const recipient = `${localPart}@${tester.domain}`
    const envelope = envelopeOf(client, kind, source)
    const sender = senderOf(database, recipient, { ip: envelope.ip, host: tester.host })
    const receivedAt = now()
    return {
      id: newId(),
      origin: 'received',
      localPart,
      token,
      source,
      envelope: { ...envelope, recipient, isPractice: sender.isPractice },
      deviceId: sender.deviceId,
      receivedAt,
      expiresAt: expiryOf(tester, receivedAt),
    }
  }
  /** An address may have run out since RCPT, when the message was long in coming. */
  return async (source: Buffer, recipients: readonly string[], client: Client) => {
    const made = recipients.map((address) => {
      try {
        return messageFor(source, address, client)
      } catch (error) {
        if (error instanceof Refusal) return error
        throw error
      }
    })
    const messages = made.flatMap((one) => (one instanceof Refusal ? [] : [one]))
    await keep(messages).catch((error: unknown) => {
      throw storageRefusal(error)
    })
    for (const { id } of messages) void queue.add(id, source.length)
    const [one] = messages
    log.info({ results: messages.map(({ id }) => id), octets: source.length, ip: one?.envelope.ip }, 'message taken')
    return made.map((one) => (one instanceof Refusal ? one : `2.0.0 Taken as ${one.id}`))
  }
}
