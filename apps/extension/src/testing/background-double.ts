import { fakeBrowser } from 'wxt/testing/fake-browser'
import type { Answer } from '../messaging/answers.ts'
import type { ChangeNote, Envelope } from '../messaging/envelope.ts'
import type { MessageName } from '../messaging/protocol.ts'

type Responses = Partial<Record<MessageName, (input: unknown) => Answer<unknown> | Promise<Answer<unknown>>>>

export interface BackgroundDouble {
  asked: { name: MessageName; input: unknown }[]
  /** Says that something changed, as the background does. */
  tell: (note: Omit<ChangeNote, 'to'>) => void
}

/** A background for tests of pages: it answers what it was told to, and throws on every other message. */
export const installBackground = (responses: Responses): BackgroundDouble => {
  const asked: BackgroundDouble['asked'] = []
  Object.assign(fakeBrowser.runtime, {
    sendMessage: async ({ name, input }: Envelope) => {
      asked.push({ name, input })
      const respond = responses[name]
      if (!respond) throw new Error(`Not faked: ${name}`)
      return respond(input)
    },
  })
  return {
    asked,
    tell: (note) => void fakeBrowser.runtime.onMessage.trigger({ to: 'pages', ...note }, {}, () => {}),
  }
}

export const answer = <T>(value: T): Answer<T> => ({ ok: true, value })
