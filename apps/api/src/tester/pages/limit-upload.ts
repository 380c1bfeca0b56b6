import type { Context, MiddlewareHandler } from 'hono'
import { AppError } from '../../app-error.ts'
import { clientAddress, clientNetwork } from '../../http/client-address.ts'
import type { Env } from '../../http/env.ts'
import { createRoom, type Room } from '../receiving/take-in.ts'
import { createOpenPolls } from './open-polls.ts'

const MEGABYTE = 1024 * 1024
/** The other fields, and what stands between the parts of the form. */
const AROUND = 64 * 1024
/** Of all forms on their way in: each is in memory several times while it is taken apart. */
const TOGETHER = 64 * MEGABYTE
/** Forms at one time of one network: nobody may hold all of the room by sending slowly. */
const PER_NETWORK = 2
const BUSY = 10 // seconds after which to try again

export interface UploadLimits {
  readonly maxMegabytes: number
  readonly trustedProxies: readonly string[]
  /** Octets. */
  readonly together?: number
}

const busy = (): AppError => new AppError('judging-busy', { params: { seconds: BUSY } })

interface Held {
  readonly body: Buffer<ArrayBuffer>
  readonly release: () => void
}

/** Reads a body as far as it is not too large and there is room for it. */
const readBody = async ({ req }: Context<Env>, room: Room, maxMegabytes: number): Promise<Held> => {
  const max = maxMegabytes * MEGABYTE + AROUND
  const tooLarge = () => new AppError('message-too-large', { params: { megabytes: maxMegabytes } })
  if (Number(req.header('content-length')) > max) throw tooLarge()
  const chunks: Uint8Array[] = []
  let held = 0
  const release = () => room.giveBack(held)
  try {
    for await (const chunk of req.raw.body ?? []) {
      if (held + chunk.length > max) throw tooLarge()
      if (!room.take(chunk.length)) throw busy()
      held += chunk.length
      chunks.push(chunk)
    }
  } catch (error) {
    release()
    throw error
  }
  return { body: Buffer.concat(chunks), release }
}

/**
 * Takes a form in before anything is done with it: one that is too large is not read on, announced or not, and all together
 * stay within bounds. Throws `message-too-large`, or `judging-busy`.
 */
export const createLimitUpload = ({
  maxMegabytes,
  trustedProxies,
  together = TOGETHER,
}: UploadLimits): MiddlewareHandler<Env> => {
  const room = createRoom(Math.max(together, maxMegabytes * MEGABYTE + AROUND))
  const open = createOpenPolls(PER_NETWORK)
  return async (c, next) => {
    const network = clientNetwork(clientAddress(c, trustedProxies))
    const read = async (): Promise<true> => {
      const { body, release } = await readBody(c, room, maxMegabytes)
      const { url, method, headers } = c.req.raw
      c.req.raw = new Request(url, { method, headers, body })
      await next().finally(release)
      return true
    }
    if ((await open.run(network, read)) === null) throw busy()
  }
}
