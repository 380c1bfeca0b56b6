import type { Deps } from '../app.ts'
import { openDataFolderBeside } from '../data-folder/open-data-folder.ts'
import { createLog } from '../log.ts'
import { loadConfig } from './load-config.ts'
import type { Terminal } from './terminal.ts'

/**
 * Runs a command on the data folder, beside a server that may be running, and closes it after. `deps.stopping` is raised
 * by Ctrl-C. Throws `config-invalid` and the start-up codes.
 */
export const withDeps = async <Result>(terminal: Terminal, work: (deps: Deps) => Promise<Result>): Promise<Result> => {
  const config = loadConfig(terminal)
  const log = createLog(config.logLevel === 'info' ? 'error' : config.logLevel, {
    write: (line) => terminal.err(line.trimEnd()),
  })
  const now = Date.now
  const { close, ...folder } = await openDataFolderBeside(config, now)
  const stop = new AbortController()
  const forget = terminal.onStop(() => stop.abort())
  try {
    return await work({ ...folder, config, log, now, stopping: stop.signal })
  } finally {
    forget()
    close()
  }
}
