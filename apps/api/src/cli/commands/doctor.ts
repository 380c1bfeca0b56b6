import { defineCommand } from '../command.ts'
import { checkNetwork } from '../doctor/check-network.ts'
import { checkProgram } from '../doctor/check-program.ts'
import { checkServer } from '../doctor/check-server.ts'
import { checkStorage } from '../doctor/check-storage.ts'
import type { Finding, Status } from '../doctor/finding.ts'
import { EXIT } from '../exit-code.ts'
import { loadConfig } from '../load-config.ts'
import { jsonLine, type Terminal } from '../terminal.ts'

const SIGN: Readonly<Record<Status, string>> = { ok: '✓', warning: '!', failed: '✗', unknown: '?' }

const examine = async (terminal: Terminal): Promise<Finding[]> => {
  const config = loadConfig(terminal)
  const { findings, database } = checkStorage(terminal, config)
  try {
    const server = await checkServer(terminal, config, database)
    const network = await checkNetwork(terminal, config, database)
    return [...checkProgram(terminal), ...findings, ...server, ...network]
  } finally {
    database?.close()
  }
}

/** `bienrecu doctor`: looks at everything that has to be right, changes nothing. Exit code 1 when something is wrong. */
export const doctor = defineCommand({
  options: {},
  operands: 0,
  run: async (_input, terminal) => {
    const checks = await examine(terminal)
    const isWell = checks.every(({ status }) => status !== 'failed')
    if (terminal.isJson) terminal.out(jsonLine({ ok: isWell, checks }))
    else {
      for (const { status, detail } of checks) terminal.out(`${SIGN[status]} ${detail}`)
      terminal.out(`\n${terminal.say(isWell ? 'doctor.well' : 'doctor.ill')}`)
    }
    return isWell ? EXIT.ok : EXIT.failed
  },
})
