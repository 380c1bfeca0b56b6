import { browser } from 'wxt/browser'
import type { Answer } from './answers.ts'
import type { Envelope } from './envelope.ts'
import type { InputOf, MessageName, OutputOf } from './protocol.ts'

// Said twice they do what they did once: they only read, set what is given, or carry a key of their own.
const REPEATABLE = /\/(get|list|read|read-json|state|style|current|inspect|accept|set|seen|cancel|start)$/
const ATTEMPTS = 3

/** The answer; undefined when the background was stopped before it gave one, or is out of this page’s reach. */
const ask = async <Name extends MessageName>(envelope: Envelope): Promise<Answer<OutputOf<Name>> | undefined> => {
  try {
    return await browser.runtime.sendMessage<Envelope, Answer<OutputOf<Name>> | undefined>(envelope)
  } catch {
    return undefined // also what the runtime throws when this page outlived the extension that opened it
  }
}

/**
 * Asks the background, and asks again where it was stopped before it answered and nothing can happen twice. Never throws:
 * when it cannot be reached (the extension was updated under an open page), the answer is the failure
 * `extension-reloaded`, with an empty sentence.
 */
export const send = async <Name extends MessageName>(
  name: Name,
  input: InputOf<Name>,
): Promise<Answer<OutputOf<Name>>> => {
  const envelope: Envelope = { to: 'background', name, input }
  for (let left = REPEATABLE.test(name) ? ATTEMPTS : 1; left > 0; left -= 1) {
    const answer = await ask<Name>(envelope)
    if (answer) return answer
  }
  return { ok: false, code: 'extension-reloaded', sentence: '' }
}
