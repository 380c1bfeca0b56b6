import { AppError } from '../app-error.ts'

export interface AuditQueueOptions {
  /** Works at once. */
  running: number
  /** Works of one device that may wait. */
  waitingEach: number
}

/** Runs a work when its turn has come. Throws `rate-limited` when too many wait, and when `signal` is raised before that. */
export type AuditQueue = <Result>(device: string, signal: AbortSignal, work: () => Promise<Result>) => Promise<Result>

const WAIT = 5 // seconds after which to try again: an audit takes less
const later = () => new AppError('rate-limited', { params: { seconds: WAIT } })

/**
 * A few works at once; the others wait, by device, and the devices take turns: one that asks for many does not keep the
 * others waiting.
 */
export const createAuditQueue = ({ running, waitingEach }: AuditQueueOptions): AuditQueue => {
  let free = running
  const waiting = new Map<string, (() => void)[]>()
  const admitNext = (): void => {
    const [turn] = waiting
    if (!turn) return void (free += 1)
    const [device, [first, ...others]] = turn
    waiting.delete(device)
    if (others.length > 0) waiting.set(device, others) // behind the other devices
    first?.()
  }
  const leave = (device: string, admit: () => void): void => {
    const left = (waiting.get(device) ?? []).filter((one) => one !== admit)
    if (left.length > 0) waiting.set(device, left)
    else waiting.delete(device)
  }
  const wait = (device: string, signal: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      const mine = waiting.get(device) ?? []
      if (mine.length >= waitingEach) return reject(later())
      const give = () => {
        leave(device, admit)
        reject(later())
      }
      const admit = () => {
        signal.removeEventListener('abort', give)
        resolve()
      }
      signal.addEventListener('abort', give, { once: true })
      waiting.set(device, [...mine, admit])
    })
  return async (device, signal, work) => {
    if (signal.aborted) throw later()
    if (free > 0) free -= 1
    else await wait(device, signal)
    try {
      return await work()
    } finally {
      admitNext()
    }
  }
}
