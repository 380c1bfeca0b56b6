import { createLog } from '../../log.ts'
import { type RunningServer, startServer } from '../../server/start-server.ts'
import { defineCommand } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import { loadConfig } from '../load-config.ts'
import type { Terminal } from '../terminal.ts'

/** How readiness is told: to people, or to a program in one line of JSON. */
type Announcement = 'text' | 'json'

const announce = (server: RunningServer, { say, out }: Terminal, form: Announcement): void => {
  const { url, testerUrl, mail, hasDevice, pair } = server
  if (form === 'json') return out(JSON.stringify({ ready: true, url, pairing: pair(), tester: testerUrl, mail }))
  out(say('serve.running', { url }))
  if (testerUrl !== null && mail !== null)
    out(say('serve.tester', { url: testerUrl, host: mail.host, port: mail.port }))
  // A service that restarts by itself must not leave codes in its journal for ever.
  if (!hasDevice) out(`\n${say('serve.pairing')}\n\n    ${pair()}\n`)
  out(say('serve.stop'))
}

/** Runs the server until it is told to stop. Its log goes to standard error, one JSON object per line. */
export const serve = async (terminal: Terminal, form: Announcement): Promise<ExitCode> => {
  const config = loadConfig(terminal)
  const log = createLog(config.logLevel, { write: (line) => terminal.err(line.trimEnd()) })
  const stopped = new Promise<void>((resolve) => terminal.onStop(resolve))
  const server = await startServer(config, log)
  announce(server, terminal, form)
  await stopped
  if (form === 'text') terminal.err(terminal.say('serve.stopping'))
  await server.close()
  return EXIT.ok
}

export const serveCommand = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) => serve(terminal, terminal.isJson ? 'json' : 'text'),
})
