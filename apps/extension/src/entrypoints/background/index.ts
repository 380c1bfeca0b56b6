// oxlint-disable-next-line import/no-unassigned-import -- a setting, and the first thing of all
import '../../no-generated-code.ts'
import { defineBackground } from 'wxt/utils/define-background'
import { createHandlers } from '../../features/background/handlers.ts'
import { listen } from '../../features/background/listen.ts'
import { createServices } from '../../features/background/services.ts'
import { tellFailure } from '../../features/session/session.ts'
import { testerPages } from '../../features/testers/tester-hosts.ts'
import { serve } from '../../messaging/serve.ts'
import { restrictStorage } from '../../storage/restrict-storage.ts'

export default defineBackground({
  type: 'module',
  main() {
    const services = createServices({
      fetch: (url, init) => fetch(url, init),
      now: () => new Date(),
      pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    })
    serve({
      handlers: createHandlers(services),
      testerPages,
      tell: tellFailure,
      // oxlint-disable-next-line no-console -- the only log there is; carries errors of ours, never an answer of the API
      log: (error) => console.error(error),
    })
    listen(services)
    void restrictStorage()
    void services.resume()
    void services.noticeWatch.resume()
  },
})
