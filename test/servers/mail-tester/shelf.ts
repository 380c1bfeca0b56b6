import type { Evaluation } from './evaluate.ts'

/** Evaluated mails, one for each test address, some of them not to be seen yet. */
export interface Shelf {
  /** A mail has come: what was there for its address is gone, and this one will take its place. */
  expect(test: Pick<Evaluation, 'id' | 'messageId'>): void
  /** The expected mail, to be seen this long after its arrival. Ignored when a newer one is expected. */
  put(evaluation: Evaluation, delayMs: number): void
  /** The expected mail will not come. */
  fail(id: string, error: unknown): void
  /** What can be seen; null when there is nothing. Throws when the mail for this id has failed. */
  find(id: string): Evaluation | null
  /** Resolves with the next change, or after this time. */
  change(withinMs: number): Promise<void>
  /** For error messages: which addresses had mail. */
  describe(): string
  /** Forgets what was to be seen later. */
  clear(): void
}

/** Creates an empty shelf. */
export function createShelf(): Shelf {
  const visible = new Map<string, Evaluation>()
  const newest = new Map<string, number>()
  const failures = new Map<string, unknown>()
  const timers = new Set<NodeJS.Timeout>()
  const changes = new EventTarget()
  const announce = () => changes.dispatchEvent(new Event('change'))

  const show = (evaluation: Evaluation): void => {
    if (newest.get(evaluation.id) !== evaluation.messageId) return
    visible.set(evaluation.id, evaluation)
    announce()
  }
  return {
    expect({ id, messageId }) {
      newest.set(id, messageId)
      visible.delete(id)
      failures.delete(id)
    },
    put(evaluation, delayMs) {
      const left = evaluation.mail.arrivedAt.getTime() + delayMs - Date.now()
      if (left <= 0) return show(evaluation)
      const timer = setTimeout(() => (timers.delete(timer), show(evaluation)), left)
      timers.add(timer)
    },
    fail(id, error) {
      failures.set(id, error)
      announce()
    },
    find(id) {
      if (failures.has(id)) throw new Error(`The mail for ${id} could not be evaluated`, { cause: failures.get(id) })
      return visible.get(id) ?? null
    },
    change: (withinMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, withinMs)
        changes.addEventListener('change', () => (clearTimeout(timer), resolve()), { once: true })
      }),
    describe: () => `Mail came for: ${[...newest.keys()].join(', ') || 'nobody'}`,
    clear() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
