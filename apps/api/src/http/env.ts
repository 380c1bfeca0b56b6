import type { Locale } from '@bienrecu/shared'
import type { HttpBindings } from '@hono/node-server'

/** The device a request was authenticated as. */
export interface RequestDevice {
  id: string
  name: string
  origin: string | null
}

/** What every handler finds in its context. `device` is set on all routes but the public ones. */
export interface Env {
  Bindings: Partial<HttpBindings>
  Variables: { requestId: string; locale: Locale; device: RequestDevice }
}
