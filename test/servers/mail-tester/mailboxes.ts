import type { ReceivedMail } from '../mail-sink.ts'
import { evaluate, type Evaluation, type Examiners } from './evaluate.ts'
import { examineBody } from './examine-body.ts'
import { createShelf } from './shelf.ts'

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
  const shelf = createShelf()
  const ignored: string[] = []
  let messages = 0

  const takeFor = async (address: string, mail: ReceivedMail, delay: number | 'never'): Promise<void> => {
    const { to } = await examineBody(mail.source)
    if (!to.includes(address.toLowerCase())) return void ignored.push(address)
    const id = address.slice(0, address.lastIndexOf('@'))
    messages += 1
    const test = { id, address, messageId: messages }
    shelf.expect(test)
    try {
      const evaluation = await evaluate(test, mail, examiners)
      if (delay !== 'never') shelf.put(evaluation, delay)
    } catch (error) {
      shelf.fail(id, error)
      // A journey looks at the pages, which would wait for ever: tell its author why.
      console.error(`The replica could not evaluate the mail for ${address}:`, error)
    }
  }
  return {
    ignored,
    async take(mail, delay) {
      await Promise.all(mail.envelopeTo.map((address) => takeFor(address, mail, delay)))
    },
    find: (id) => shelf.find(id),
    async waitFor(id, withinMs) {
      const deadline = Date.now() + withinMs
      for (let found = shelf.find(id); ; found = shelf.find(id)) {
        if (found) return found
        const left = deadline - Date.now()
        if (left <= 0) throw new Error(`No mail for ${id} within ${withinMs} ms. ${shelf.describe()}`)
        await shelf.change(left)
      }
    },
    stop: () => shelf.clear(),
  }
}
