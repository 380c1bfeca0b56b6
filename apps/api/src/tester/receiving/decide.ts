import type { Deps } from '../../app.ts'
import type { TesterConfig } from '../../tester-config.ts'
import { createReadAddress, type ReadableAddress } from '../addresses/read-address.ts'
import type { Sending } from '../judging/letter.ts'
import type { JudgeQueue } from '../results/judge-queue.ts'
import { type Admission, networkOf } from './admission.ts'
import type { DoorLimits } from './door-limits.ts'
import { createExpectMessage } from './expect-message.ts'
import { createKeepForRecipients } from './keep-for-recipients.ts'
import type { KeepMessages } from './keep-together.ts'
import { type Refusal, refusals } from './refusal.ts'
import type { Decisions } from './speak-smtp.ts'
import { type Room, takeIn } from './take-in.ts'
import { withAsciiDomain } from './with-ascii-domain.ts'

export interface DecideDeps extends Pick<Deps, 'database' | 'vault' | 'now' | 'log'> {
  tester: TesterConfig
  publicUrl: string
  limits: DoorLimits
  admission: Admission
  /** The room for messages on their way in, as far as this network may fill it. */
  roomOf: (network: string | null) => Room
  queue: JudgeQueue
  /** Asks beforehand about the sender of a message that is on its way. */
  expect: (sender: Sending) => void
  keep: KeepMessages
  /** Cuts the connection of a client that goes on sending what was refused. */
  cut: (connectionId: string) => void
}

/** What is taken, and what is not: mail for addresses that were given and have not run out, as much as can be judged. */
export const createDecisions = (deps: DecideDeps, kind: 'smtp' | 'lmtp'): Decisions => {
  const { tester, limits, admission, roomOf, queue } = deps
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
  const answersFor = createKeepForRecipients({ ...deps, read }, kind)
  const expectMessage = createExpectMessage(deps, kind)
  return {
    mail: async () => {
      if (!queue.hasRoom()) throw refusals.busy()
    },
    recipient: async (address, client) => {
      let found: ReadableAddress
      try {
        found = read(address)
      } catch (refusal) {
        const refused = (refusedOf.get(client.id) ?? 0) + 1
        refusedOf.set(client.id, refused)
        throw refused > limits.refusedRecipients ? refusals.tooManyRefused() : refusal
      }
      if (!(await admission.mayMail(client.address))) throw refusals.tooManyMessages()
      expectMessage(found, client)
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
