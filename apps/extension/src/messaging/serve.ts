import type { Failure, Reply } from '@bienrecu/shared'
import { browser } from 'wxt/browser'
import type { Answer, ToldFailure } from './answers.ts'
import type { Envelope } from './envelope.ts'
import { PROTOCOL, type MessageName, type OutputOf, type ParsedInputOf } from './protocol.ts'
import { audienceOf, type Sender, type TesterPages } from './sender.ts'

export type Handler<Name extends MessageName> = (
  input: ParsedInputOf<Name>,
  sender: Sender,
) => Promise<Reply<OutputOf<Name>>>
export type Handlers = { [Name in MessageName]: Handler<Name> }

export interface ServeDeps {
  handlers: Handlers
  /** The pages whose content script is answered at all. */
  testerPages: () => Promise<TesterPages>
  /** Gives a failure its sentence in the language of the interface. */
  tell: (failure: Failure) => Promise<ToldFailure>
  log: (error: unknown) => void
}

const isEnvelope = (message: unknown): message is Envelope =>
  typeof message === 'object' &&
  message !== null &&
  'to' in message &&
  message.to === 'background' &&
  'name' in message &&
  typeof message.name === 'string' &&
  Object.hasOwn(PROTOCOL, message.name)

/**
 * The handler of a name, with its input widened. Safe because the caller hands it only what the schema under the same
 * name has parsed: `PROTOCOL` and `Handlers` share their keys.
 */
const handlerOf = (handlers: Handlers, name: MessageName) =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the guarantee is written above
  handlers[name] as (input: unknown, sender: Sender) => Promise<Reply<unknown>>

const answer = async (deps: ServeDeps, { name, input }: Envelope, sender: Sender): Promise<Reply<unknown>> => {
  const audience = audienceOf(sender, await deps.testerPages())
  const isAllowed = audience === 'extension-pages' || (audience !== null && audience === PROTOCOL[name].audience)
  if (!isAllowed) return { ok: false, code: 'origin-not-allowed' }
  const parsed = PROTOCOL[name].input.safeParse(input)
  if (!parsed.success) return { ok: false, code: 'invalid-request' }
  return handlerOf(deps.handlers, name)(parsed.data, sender)
}

const answerTold = async (deps: ServeDeps, envelope: Envelope, sender: Sender): Promise<Answer<unknown>> => {
  try {
    const reply = await answer(deps, envelope, sender)
    return reply.ok ? reply : await deps.tell(reply)
  } catch (error) {
    // A bug of ours: told as such, with the trace kept in the background’s own console.
    deps.log(error)
    return deps.tell({ ok: false, code: 'extension-fault' })
  }
}

/** Answers every message of the protocol. Call it synchronously when the background starts. */
export const serve = (deps: ServeDeps): void => {
  browser.runtime.onMessage.addListener((message: unknown, sender: Sender, respond: (value: unknown) => void) => {
    if (sender.id !== browser.runtime.id || !isEnvelope(message)) return false
    void answerTold(deps, message, sender).then(respond)
    return true // keeps the channel open until `respond` is called
  })
}
