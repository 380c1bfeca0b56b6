import type { ReceivedMail } from '../mail-sink.ts'
import { evaluate, type Evaluation, type Examiners } from './evaluate.ts'
import { examineBody } from './examine-body.ts'

/** Where test mails lie, by the local part of their address. */
export interface Mailboxes {
  /** Takes a mail in; it replaces the one that was there for the same address. Evaluates it, which takes a moment. */
  take(mail: ReceivedMail, receptionDelayMs: number | 'never'): Promise<void>
  /** What the pages know at this moment: null until the mail has been received and evaluated. */
  find(id: string): Evaluation | null
  /**
   * Waits until the mail for this address can be seen on the pages.
   * Throws when it could not be evaluated, or has not come in time.
   */
  waitFor(id: string, withinMs: number): Promise<Evaluation>
  /** Addresses that a mail was sent to without naming them in To: for mail-tester it never arrived. */
  readonly ignored: readonly string[]
  stop(): void
}

/** Creates the mailboxes; each mail is evaluated by these examiners. */
export function createMailboxes(examiners: Examiners): Mailboxes {
  const visible = new Map<string, Evaluation>()
  const newest = new Map<string, number>()
  const ignored: string[] = []
  const failures = new Map<string, unknown>()
  const timers = new Set<NodeJS.Timeout>()
  let waiting: (() => void)[] = []
  let messages = 0

  const announce = (): void => {
    const woken = waiting
    waiting = []
    for (const wake of woken) wake()
  }
  const show = (evaluation: Evaluation): void => {
    // A mail that was slower than the one after it must not come back.
    if (newest.get(evaluation.id) !== evaluation.messageId) return
    visible.set(evaluation.id, evaluation)
    announce()
  }
  const showAfter = (evaluation: Evaluation, delayMs: number): void => {
    const left = evaluation.mail.arrivedAt.getTime() + delayMs - Date.now()
    if (left <= 0) return show(evaluation)
    const timer = setTimeout(() => (timers.delete(timer), show(evaluation)), left)
    timers.add(timer)
  }
  const takeFor = async (address: string, mail: ReceivedMail, delay: number | 'never'): Promise<void> => {
    const { to } = await examineBody(mail.source)
    if (!to.includes(address.toLowerCase())) return void ignored.push(address)
    const id = address.slice(0, address.lastIndexOf('@'))
    messages += 1
    newest.set(id, messages)
    visible.delete(id)
    try {
      const evaluation = await evaluate({ id, address, messageId: messages }, mail, examiners)
      if (delay !== 'never') showAfter(evaluation, delay)
    } catch (error) {
      failures.set(id, error)
      // A journey looks at the pages, which would wait for ever: tell its author why.
      console.error(`The replica could not evaluate the mail for ${address}:`, error)
      announce()
    }
  }

  return {
    ignored,
    async take(mail, delay) {
      await Promise.all(mail.envelopeTo.map((address) => takeFor(address, mail, delay)))
    },
    find: (id) => visible.get(id) ?? null,
    async waitFor(id, withinMs) {
      const deadline = Date.now() + withinMs
      const bound = setTimeout(announce, withinMs)
      try {
        while (!visible.has(id) && !failures.has(id) && Date.now() < deadline) {
          await new Promise<void>((resolve) => waiting.push(resolve))
        }
      } finally {
        clearTimeout(bound)
      }
      const found = visible.get(id)
      if (found) return found
      if (failures.has(id)) throw new Error(`The mail for ${id} could not be evaluated`, { cause: failures.get(id) })
      throw new Error(
        `No mail for ${id} within ${withinMs} ms. Mail came for: ${[...newest.keys()].join(', ') || 'nobody'}`,
      )
    },
    stop() {
      for (const timer of timers) clearTimeout(timer)
    },
  }
}
