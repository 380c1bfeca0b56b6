import { createListDevices } from '../../devices/list-devices.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { momentIn, table } from '../table.ts'
import { jsonLine } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

/** `bienrecu device list` */
export const deviceList = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) =>
    withDeps(terminal, async (deps) => {
      const { out, err, say, locale, isJson } = terminal
      const items = createListDevices(deps)(null)
      const rows = items.map((device) => [device.id, device.name, momentIn(locale, device.lastUsedAt)])
      if (isJson) out(jsonLine({ items }))
      else if (items.length === 0) err(say('device.none'))
      else for (const line of table(rows)) out(line)
      return EXIT.ok
    }),
})
