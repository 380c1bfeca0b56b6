import type { Reply } from '@bienrecu/shared'
import type { Handlers } from '../../messaging/serve.ts'
import { readStandIn, standIn } from '../relays/stand-in.ts'
import { standInItem } from '../../storage/items.ts'
import { tellProbe, uiLocaleOf } from '../session/session.ts'
import { broadcast } from '../testers/tester-tabs.ts'
import type { Services } from './services.ts'

/** Passes a reply on, and tells the open pages that relays changed when they did. */
const telling = async <T>(reply: Promise<Reply<T>>): Promise<Reply<T>> => {
  const answer = await reply
  if (answer.ok) await broadcast({ to: 'pages', changed: 'relays' })
  return answer
}

type RelayMessage = Extract<
  keyof Handlers,
  | `relays/${string}`
  | 'stand-in/get'
  | `presets/${string}`
  | `sign-in/${string}`
  | `mailbox/${string}`
  | `addresses/${string}`
>

/** Messages about relays: what they are, how they stand, and what is done with them. */
export const relayHandlers = ({ api }: Services): Pick<Handlers, RelayMessage> => ({
  'relays/list': async () => {
    const reply = await api.relays()
    if (reply.ok) await readStandIn(reply.value.items)
    return reply
  },
  'relays/create': ({ relay }) => telling(api.createRelay(relay)),
  'relays/update': ({ id, changes }) => telling(api.updateRelay(id, changes)),
  'relays/remove': ({ id }) => telling(api.removeRelay(id)),
  'relays/duplicate': ({ id }) => telling(api.duplicateRelay(id)),
  'relays/order': ({ ids }) => telling(api.orderRelays({ ids })),
  'relays/roles': ({ roles }) => telling(api.setRelayRoles(roles)),
  'relays/test': ({ id }) => telling(api.testRelay(id)),
  'relays/detect': ({ address }) => api.detectRelay(address),
  'relays/self-test': async ({ id, address, idempotencyKey }) => {
    const reply = await api.selfTest(id, { to: address, locale: await uiLocaleOf() }, idempotencyKey)
    return reply.ok ? { ok: true, value: await tellProbe(reply.value) } : reply
  },
  'relays/stand-in': ({ id }) => telling(standIn(api, id)),

  'stand-in/get': async () => ({ ok: true, value: { standIn: await standInItem.getValue() } }),
  'presets/list': () => api.mailPresets(),
  'sign-in/list': () => api.oauthProviders(),
  'sign-in/begin': ({ id, provider }) => telling(api.beginSignIn(id, { provider, flow: 'browser' })),
  'sign-in/end': ({ id }) => telling(api.endSignIn(id)),

  'mailbox/set': ({ id, mailbox }) => telling(api.setMailbox(id, mailbox)),
  'mailbox/remove': ({ id }) => telling(api.removeMailbox(id)),
  'mailbox/check': ({ id }) => telling(api.checkMailbox(id)),

  'addresses/list': () => api.confirmedAddresses(),
  'addresses/ask': (body) => api.askConfirmation(body),
  'addresses/confirm': (body) => api.confirmAddress(body),
  'addresses/remove': ({ address }) => api.removeConfirmedAddress(address),
})
