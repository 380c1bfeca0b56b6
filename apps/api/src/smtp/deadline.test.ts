import { describe, expect, it } from 'vitest'
import { AppError } from '../app-error.ts'
import { withDeadline } from './deadline.ts'

const signal = new AbortController().signal
const late = () => new AppError('smtp-timeout')
const never = new Promise<never>(() => undefined)

describe('waiting with a deadline', () => {
  it('gives what the work gives', async () => {
    expect(await withDeadline(Promise.resolve(1), { milliseconds: 1_000, signal, late })).toBe(1)
    await expect(withDeadline(Promise.reject(new Error('x')), { milliseconds: 1_000, signal, late })).rejects.toThrow(
      'x',
    )
  })
  it('ends when the time is up', async () => {
    await expect(withDeadline(never, { milliseconds: 1, signal, late })).rejects.toMatchObject({ code: 'smtp-timeout' })
  })
  it('ends when it is cancelled, before or meanwhile', async () => {
    const controller = new AbortController()
    const waiting = withDeadline(never, { milliseconds: 60_000, signal: controller.signal, late })
    controller.abort()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    const before = withDeadline(never, { milliseconds: 60_000, signal: controller.signal, late })
    await expect(before).rejects.toMatchObject({ code: 'cancelled' })
  })
})
