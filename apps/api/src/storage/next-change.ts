const POLL = 500 // ms: how soon a change by another process, a command beside the server, is seen

/**
 * Resolves at the next change that this process tells of, after a while for those of others, or when the signal is raised.
 * `listen` takes what is to be called, and gives what ends it.
 */
export const nextChange = (listen: (wake: () => void) => () => void, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer)
      stopListening()
      signal.removeEventListener('abort', wake)
      resolve()
    }
    const timer = setTimeout(wake, POLL)
    const stopListening = listen(wake)
    signal.addEventListener('abort', wake)
    if (signal.aborted) wake()
  })
