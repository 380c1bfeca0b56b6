import { setTimeout as sleep } from 'node:timers/promises'
import { errorSentence, OAuthProvider, type StartedOAuth } from '@bienrecu/shared'
import { signInServiceFor } from '@bienrecu/knowledge/sign-in-services'
import { AppError } from '../../app-error.ts'
import type { Deps } from '../../app.ts'
import { findRelayByName } from '../../relays/find-relay.ts'
import type { RelayRow } from '../../relays/relay.ts'
import { createSigningIn, type SigningIn } from '../../sign-in/signing-in.ts'
import { findSignIn, signInOf } from '../../sign-in/sign-in.ts'
import { defineCommand, usageFault } from '../command.ts'
import { EXIT, type ExitCode } from '../exit-code.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const LOOK_AGAIN = 500 // ms

/** The provider that was named, or the one that the relay's preset or server belongs to. */
const providerOf = (
  { host, provider_id: id }: RelayRow,
  named: string | undefined,
  terminal: Terminal,
): OAuthProvider => {
  if (named !== undefined) {
    const known = OAuthProvider.safeParse(named)
    if (!known.success) throw usageFault(terminal, 'sign-in.provider', named)
    return known.data
  }
  const found = signInServiceFor(id, host)
  if (found === null) throw usageFault(terminal, 'sign-in.which-provider', '')
  return found
}

const tell = (started: StartedOAuth, { isJson, out, err, say }: Terminal): void => {
  if (isJson) return out(jsonLine(started))
  if (started.flow === 'device') err(say('sign-in.type', { url: started.verificationUrl, code: started.userCode }))
  else {
    err(say('sign-in.open'))
    out(started.authorizeUrl)
    err(say('sign-in.server'))
  }
  err(say('sign-in.waiting'))
}

/** Waits until somebody has signed in, said no, or let the time pass. Polls for codes itself: no server is needed then. */
const awaitSignIn = async (deps: Deps, { pollDevices }: SigningIn, relayId: string) => {
  for (;;) {
    await pollDevices(deps.stopping)
    const row = findSignIn(deps.database, relayId)
    if (row === null || row.state !== 'signing-in') return row
    if (deps.stopping.aborted) throw new AppError('cancelled')
    await sleep(LOOK_AGAIN)
  }
}

const conclude = (row: Awaited<ReturnType<typeof awaitSignIn>>, since: number, terminal: Terminal): ExitCode => {
  const { isJson, out, err, say, locale } = terminal
  const signIn = row && signInOf(row)
  if (isJson) out(jsonLine(signIn))
  const isNew = signIn?.state === 'connected' && (row?.connected_at ?? 0) >= since
  const remark = signIn?.code ? errorSentence(signIn.code, locale, signIn.params) : null
  if (isNew && !isJson) out(say('sign-in.connected', { account: signIn.account ?? '' }))
  if (!isJson && remark !== null) err(remark)
  if (!isJson && !isNew && remark === null) err(say('sign-in.too-late'))
  return isNew ? EXIT.ok : EXIT.failed
}

/** `bienrecu relay sign-in NAME [--device] [--json]`: with --json, one line that says how to sign in, one how it ended. */
export const relaySignIn = defineCommand({
  options: { device: { type: 'boolean' }, provider: { type: 'string' } },
  operands: 1,
  run: ({ values, operands: [name = ''] }, terminal) =>
    withDeps(terminal, async (deps) => {
      const signingIn = createSigningIn(deps)
      const relay = findRelayByName(deps.database, name)
      const provider = providerOf(relay, values.provider, terminal)
      const since = deps.now()
      const flow = values.device === true ? ('device' as const) : ('browser' as const)
      const { stopping: signal } = deps
      const started = await signingIn.startSignIn(relay.id, { provider, flow }, { deviceId: null, signal })
      tell(started, terminal)
      return conclude(await awaitSignIn(deps, signingIn, relay.id), since, terminal)
    }),
})
