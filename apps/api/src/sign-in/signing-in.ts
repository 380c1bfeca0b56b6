import type { Deps } from '../app.ts'
import { createLookUp } from '../smtp/look-up.ts'
import type { LookUpHost } from '../smtp/resolve-host.ts'
import { type AccessTokens, createAccessTokens } from './access-tokens.ts'
import { createAskService } from './ask-service.ts'
import { createFinishSignIn } from './finish-sign-in.ts'
import { createPollDevices } from './poll-devices.ts'
import { createPostForm } from './post-form.ts'
import { createSignOut } from './sign-out.ts'
import { createStartSignIn } from './start-sign-in.ts'

export interface SigningInOptions {
  lookUp?: LookUpHost
  /** Milliseconds that an answer of a provider may take. */
  timeout?: number
}

/** Everything that signs in at providers, plugged together. */
export interface SigningIn {
  startSignIn: ReturnType<typeof createStartSignIn>
  finishSignIn: ReturnType<typeof createFinishSignIn>
  signOut: ReturnType<typeof createSignOut>
  pollDevices: ReturnType<typeof createPollDevices>
  accessTokens: AccessTokens
}

/** Plugs the real providers, storage and clock together. Nothing is asked before a request, or a poll. */
export const createSigningIn = (
  deps: Deps,
  { lookUp = createLookUp(deps.config), ...options }: SigningInOptions = {},
): SigningIn => {
  const askService = createAskService(createPostForm({ lookUp, allowed: deps.config.allowedPrivateHosts, ...options }))
  const all = { ...deps, askService }
  return {
    startSignIn: createStartSignIn(all),
    finishSignIn: createFinishSignIn(all),
    signOut: createSignOut(all),
    pollDevices: createPollDevices(all),
    accessTokens: createAccessTokens(all),
  }
}

const TICK = 1_000 // ms between two looks at what waits for an answer

/** Polls in the background, as the server does, until it is told to stop. */
export const startPolling = (
  { stopping, log }: Deps,
  { pollDevices }: Pick<SigningIn, 'pollDevices'>,
): (() => void) => {
  let isBusy = false
  const tick = async (): Promise<void> => {
    if (isBusy) return
    isBusy = true
    try {
      await pollDevices(stopping)
    } catch (err) {
      log.error({ err }, 'sign-ins not looked after') // the storage may come back before the next tick
    } finally {
      isBusy = false
    }
  }
  const timer = setInterval(() => void tick(), TICK).unref()
  return () => clearInterval(timer)
}
