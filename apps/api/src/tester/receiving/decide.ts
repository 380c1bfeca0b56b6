import { domainToASCII } from 'node:url'
import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { createReadAddress, type ReadableAddress } from '../addresses/read-address.ts'
import { expiryOf } from '../results/judge-file.ts'
import type { JudgeQueue } from '../results/judge-queue.ts'
import type { MessageToKeep } from '../results/keep-message.ts'
import type { StoredEnvelope } from '../results/stored-letter.ts'
import { type Admission, networkOf } from './admission.ts'
import type { DoorLimits } from './door-limits.ts'
import { forwardedClient } from './forwarded-client.ts'
import type { KeepMessages } from './keep-together.ts'
import { Refusal, refusals } from './refusal.ts'
import { senderOf } from './sender-of.ts'
import type { Client, Decisions } from './speak-smtp.ts'
import { type Room, takeIn } from './take-in.ts'

export interface DecideDeps extends Pick<Deps, 'database' | 'vault' | 'now' | 'log'> {
  tester: TesterConfig
  publicUrl: string
  limits: DoorLimits
  admission: Admission
  /** The room for messages on their way in, as far as this network may fill it. */
  roomOf: (network: string | null) => Room
  queue: JudgeQueue
  keep: KeepMessages
  /** Cuts the connection of a client that goes on sending what was refused. */
  cut: (connectionId: string) => void
}

/** Domains are compared and asked for in A-labels (RFC 5890 §2.3.2.1), also where the client said them otherwise. */
const withAsciiDomain = (address: string): string => {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return at < 0 ? address : `${address.slice(0, at)}@${domainToASCII(domain) || domain}`
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

/** What is taken, and what is not: mail for addresses that were given and have not run out, as much as can be judged. */
export const createDecisions = (deps: DecideDeps, kind: 'smtp' | 'lmtp'): Decisions => {
  const { database, tester, limits, admission, roomOf, queue, keep, log, now } = deps
  const maxOctets = tester.maxMegabytes * 1024 * 1024
  const page = `${deps.publicUrl}/t`
  const readAddress = createReadAddress({ ...deps, domain: tester.domain })
  const refusedOf = new Map<string, number>()

  const refusalOfTaking = (kind: 'too-large' | 'no-room' | 'cut'): Refusal => {
    if (kind === 'too-large') return refusals.tooLarge(maxOctets)
    return kind === 'no-room' ? refusals.noRoom() : refusals.fault() // nobody hears the last
  }
  const refusalFor = (read: 'foreign' | 'unknown' | 'expired'): Refusal =>
    read === 'foreign' ? refusals.foreign(tester.domain) : refusals[read](page)

  const read = (address: string): ReadableAddress => {
    const found = readAddress(withAsciiDomain(address))
    if (typeof found === 'string') throw refusalFor(found)
    return found
  }
  const messageFor = (source: Buffer, address: string, client: Client): MessageToKeep => {
    const { localPart, token } = read(address)
    const recipient = `${localPart}@${tester.domain}`
    const envelope = envelopeOf(client, kind, source)
    const sender = senderOf(database, recipient, { ip: envelope.ip, host: tester.host })
    const receivedAt = now()
    return {
      id: crypto.randomUUID(),
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
  const answersFor = async (source: Buffer, recipients: readonly string[], client: Client) => {
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
  return {
    mail: async () => {
      if (!queue.hasRoom()) throw refusals.busy()
    },
    recipient: async (address, client) => {
      try {
        read(address)
      } catch (refusal) {
        const refused = (refusedOf.get(client.id) ?? 0) + 1
        refusedOf.set(client.id, refused)
        throw refused > limits.refusedRecipients ? refusals.tooManyRefused() : refusal
      }
      if (!(await admission.mayMail(client.address))) throw refusals.tooManyMessages()
    },
    message: async (stream, recipients, client) => {
      const taken = await takeIn(stream, {
        room: roomOf(networkOf(client.address)),
        maxOctets,
        onFlood: () => deps.cut(client.id),
      })
      if (taken.kind !== 'message') throw refusalOfTaking(taken.kind)
      try {
        return await answersFor(taken.source, recipients, client)
      } finally {
        taken.release()
      }
    },
    forget: (connectionId) => void refusedOf.delete(connectionId),
  }
}
