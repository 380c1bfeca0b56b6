import { AppError } from '../app-error.ts'

export interface Deadline {
  milliseconds: number
  signal: AbortSignal
  /** Makes the error of the one who waited in vain. */
  late: () => AppError
}

const cancelled = (): AppError => new AppError('cancelled')

/**
 * Settles like `work`, or rejects with `late()` after the time, or with `cancelled` when the signal is raised. The work
 * itself goes on: the caller closes what it holds.
 */
export const withDeadline = <Result>(
  work: Promise<Result>,
  { milliseconds, signal, late }: Deadline,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    const abort = () => settle(() => reject(cancelled()))
    const timer = setTimeout(() => settle(() => reject(late())), milliseconds)
    const settle = (act: () => void) => {
      clearTimeout(timer)
      signal.removeEventListener('abort', abort)
      act()
    }
    signal.addEventListener('abort', abort)
    if (signal.aborted) abort()
    work.then(
      (result) => settle(() => resolve(result)),
      (error: unknown) => settle(() => reject(error)),
    )
  })
