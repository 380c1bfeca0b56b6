import { openDataFolderBeside } from '../../data-folder/open-data-folder.ts'
import { createLog } from '../../log.ts'
import { receiveAlone } from '../../tester/receive-alone.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { loadConfig } from '../load-config.ts'
import { jsonLine } from '../terminal.ts'

/** `bienrecu receive`: takes mail for our own tester until Ctrl-C, without the API. Its log goes to standard error. */
export const receive = defineCommand({
  options: {},
  operands: 0,
  run: async (_input, terminal) => {
    const config = loadConfig(terminal)
    const log = createLog(config.logLevel, { write: (line) => terminal.err(line.trimEnd()) })
    const stop = new AbortController()
    const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()))
    const forget = terminal.onStop(() => stop.abort())
    const { close, ...folder } = await openDataFolderBeside(config, Date.now)
    try {
      const receiver = await receiveAlone({ ...folder, config, log, now: Date.now, stopping: stop.signal })
      const { host, port } = receiver
      if (terminal.isJson) terminal.out(jsonLine({ ready: true, mail: { host, port } }))
      else {
        terminal.out(terminal.say('receive.running', { host, port, domain: config.tester?.domain ?? '' }))
        terminal.out(terminal.say('serve.stop'))
      }
      await stopped
      await receiver.close()
    } finally {
      forget()
      close()
    }
    return EXIT.ok
  },
})
