/** What must happen before this process ends, whatever ends it. Synchronous: `exit` handlers cannot wait. */
const pending = new Set<() => void>()
let installed = false

/**
 * Registers a synchronous clean-up for the end of this process.
 * Returns a function that takes the registration back, for whoever has cleaned up in time.
 */
export function cleanUpAtExit(cleanUp: () => void): () => void {
  install()
  pending.add(cleanUp)
  return () => pending.delete(cleanUp)
}

function install(): void {
  if (installed) return
  installed = true
  process.on('exit', runAll)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      runAll()
      // The signal again, now without a handler: the parent sees the true cause of death.
      process.kill(process.pid, signal)
    })
  }
}

function runAll(): void {
  // Last started, first stopped: a server goes before the folder it writes in.
  for (const cleanUp of [...pending].toReversed()) {
    pending.delete(cleanUp)
    cleanUp()
  }
}
