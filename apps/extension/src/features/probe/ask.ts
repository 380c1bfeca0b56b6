import { browser } from 'wxt/browser'
import type { Answer } from '../../messaging/answers.ts'
import type { InputOf, MessageName, OutputOf } from '../../messaging/protocol.ts'
import { send } from '../../messaging/send.ts'

export type Ask = <Name extends MessageName>(name: Name, input: InputOf<Name>) => Promise<Answer<OutputOf<Name>>>

const FURTHER_TRIES = 3
const PAUSE = 150 // milliseconds: what a background needs to start again

/** False once the extension was updated or removed under this page: nothing it asks will ever be answered. */
export const isExtensionAlive = (): boolean => browser.runtime?.id !== undefined

/**
 * Asks the background, and asks again when it was stopped in the middle of its answer. Every message may be repeated:
 * reading is harmless, and sending carries the key of its attempt.
 */
export const ask: Ask = async (name, input) => {
  let answer = await send(name, input)
  for (let tries = FURTHER_TRIES; tries > 0 && !answer.ok; tries -= 1) {
    if (answer.code !== 'extension-reloaded' || !isExtensionAlive()) break
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    answer = await send(name, input)
  }
  return answer
}
