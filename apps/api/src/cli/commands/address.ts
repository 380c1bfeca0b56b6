import { AskConfirmation, ConfirmAddress } from '@bienrecu/shared'
import { createAskConfirmation } from '../../confirmed-addresses/ask-confirmation.ts'
import { createConfirmAddress } from '../../confirmed-addresses/confirm-address.ts'
import { confirmedAddressOf, listConfirmedAddresses } from '../../confirmed-addresses/confirmed-address.ts'
import { forgetAddress } from '../../confirmed-addresses/forget-address.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { parseRequest } from '../parse-request.ts'
import { withProbing } from '../send-and-follow.ts'
import { momentIn, table } from '../table.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const optionNames = { '/address': 'ADDRESS', '/code': 'CODE' }

/** `bienrecu address add ADDRESS --relay NAME` */
export const addressAdd = defineCommand({
  options: { relay: { type: 'string' } },
  operands: 1,
  optionNames,
  run: ({ values, operands: [address] }, terminal) =>
    withDeps(terminal, async (deps) => {
      if (values.relay === undefined) throw usageFault(terminal, 'cli.missing-option', '--relay')
      const relayId = findRelayByName(deps.database, values.relay).id
      const request = parseRequest(AskConfirmation, { address, relayId })
      const caller = { deviceId: null, locale: terminal.locale, signal: deps.stopping }
      const asked = await withProbing(deps, (probing) =>
        createAskConfirmation({ ...deps, ...probing })(request, caller),
      )
      const word = asked.confirmedAt === null ? 'address.asked' : 'address.confirmed'
      terminal.out(terminal.isJson ? jsonLine(asked) : terminal.say(word, { value: asked.address }))
      return EXIT.ok
    }),
})

/** `bienrecu address confirm ADDRESS CODE` */
export const addressConfirm = defineCommand({
  options: {},
  operands: 2,
  optionNames,
  run: ({ operands: [address, code] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const confirmed = createConfirmAddress(deps)(parseRequest(ConfirmAddress, { address, code }), null)
      terminal.out(
        terminal.isJson ? jsonLine(confirmed) : terminal.say('address.confirmed', { value: confirmed.address }),
      )
      return EXIT.ok
    }),
})

/** `bienrecu address list` */
export const addressList = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) =>
    withDeps(terminal, async ({ database }) => {
      const { say, out, locale, isJson } = terminal
      const items = listConfirmedAddresses(database).map(confirmedAddressOf)
      if (isJson) out(jsonLine({ items }))
      else if (items.length === 0) out(say('address.none'))
      else
        table(
          items.map(({ address, confirmedAt }) => [
            address,
            confirmedAt === null ? say('address.waiting') : momentIn(locale, confirmedAt),
          ]),
        ).forEach(out)
      return EXIT.ok
    }),
})

/** `bienrecu address remove ADDRESS` */
export const addressRemove = defineCommand({
  options: {},
  operands: 1,
  run: ({ operands: [address = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      forgetAddress(deps, address, null)
      if (!terminal.isJson) terminal.out(terminal.say('address.removed', { value: address }))
      return EXIT.ok
    }),
})
