import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { AppError } from '../app-error.ts'

export interface RateLimit {
  /** Counts one more for the key. Throws `rate-limited` once there are too many. */
  count(key: string): Promise<void>
  /** Throws `rate-limited` when the key has already used up its share; counts nothing. */
  check(key: string): Promise<void>
}

const tooMany = (waitMs: number): AppError =>
  new AppError('rate-limited', { params: { seconds: Math.max(1, Math.ceil(waitMs / 1000)) } })

/** At most `points` per key in `seconds`, kept in memory. */
export const createRateLimit = (points: number, seconds: number): RateLimit => {
  const limiter = new RateLimiterMemory({ points, duration: seconds })
  return {
    count: async (key) => {
      try {
        await limiter.consume(key)
      } catch (error) {
        if (error instanceof RateLimiterRes) throw tooMany(error.msBeforeNext)
        throw error
      }
    },
    check: async (key) => {
      const used = await limiter.get(key)
      if (used !== null && used.consumedPoints >= points) throw tooMany(used.msBeforeNext)
    },
  }
}
