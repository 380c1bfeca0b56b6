import { browser } from 'wxt/browser'
import type { Answer } from './answers.ts'
import type { Envelope } from './envelope.ts'
import type { InputOf, MessageName, OutputOf } from './protocol.ts'

/**
 * Asks the background. Never throws: when the background cannot be reached (the extension was updated under an open
 * page), the answer is the failure `extension-reloaded`, with an empty sentence.
 */
export const send = async <Name extends MessageName>(
  name: Name,
  input: InputOf<Name>,
): Promise<Answer<OutputOf<Name>>> => {
  const envelope: Envelope = { to: 'background', name, input }
  try {
    const answer = await browser.runtime.sendMessage<Envelope, Answer<OutputOf<Name>> | undefined>(envelope)
    if (answer) return answer
  } catch {
    // The runtime throws when this page outlived the extension that opened it; the answer below says so.
  }
  return { ok: false, code: 'extension-reloaded', sentence: '' }
}
