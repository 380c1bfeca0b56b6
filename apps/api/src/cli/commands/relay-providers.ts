import type { MailPreset } from '@bienrecu/shared'
import { listPresets } from '../../presets/list-presets.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { table } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

const remarkOf = ({ kind, caution, isConfirmed }: MailPreset, { say }: Terminal): string => {
  if (kind === 'forwarding') return say('detect.forwards-only')
  if (caution) return say('detect.caution')
  return isConfirmed ? '' : say('detect.unsure')
}

const rowOf = (preset: MailPreset, terminal: Terminal): string[] => {
  const { id, name, smtp } = preset
  const server = smtp.find(({ isPreferred }) => isPreferred)
  const place = server ? `${server.host}:${server.port}` : '–'
  return [id, name, place, server?.security ?? '–', remarkOf(preset, terminal)]
}

/** `bienrecu relay providers`: every preset; with `--json` as the API lists them. */
export const relayProviders = defineCommand({
  options: {},
  operands: 0,
  run: async (_input, terminal) => {
    const items = listPresets()
    if (terminal.isJson) terminal.out(jsonLine({ items }))
    else for (const line of table(items.map((preset) => rowOf(preset, terminal)))) terminal.out(line)
    return EXIT.ok
  },
})
