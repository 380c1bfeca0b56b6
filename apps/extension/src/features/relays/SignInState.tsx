import type { Relay, RelayOAuth } from '@bienrecu/shared'
import { errorSentence } from '@bienrecu/shared/error-sentence'
import { uiLocale } from '../../locales/ui-locale.ts'
import { send } from '../../messaging/send.ts'
import { Button } from '../../ui/Button.tsx'
import { Copyable } from '../../ui/Copyable.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { Tone } from '../../ui/tone.ts'
import { FailureNotice } from '../session/FailureNotice.tsx'
import { Named } from '../session/Named.tsx'
import { readableParams } from '../session/readable-params.ts'
import { commonWords } from '../session/words.ts'
import type { SignIn } from './use-sign-in.ts'
import { relayWords as words } from './words.ts'

const TONES: Record<RelayOAuth['state'], Tone> = {
  'not-connected': 'accent',
  'signing-in': 'accent',
  connected: 'good',
  'consent-needed': 'warning',
  refused: 'warning',
  expired: 'warning',
  revoked: 'warning',
}

// What an administrator has to read: who asks, for what, and where they agree.
const Consent = ({ oauth, account }: { oauth: RelayOAuth; account: string }) => {
  const url = oauth.params['url']
  const text = words('consent-message', { account, name: words(`oauth-${oauth.provider}`) })
  return (
    <>
      <p>{words('consent-send')}</p>
      <Copyable
        text={typeof url === 'string' ? `${text}\n\n${url}` : text}
        words={{ copy: commonWords('copy'), copied: commonWords('copied'), failed: commonWords('copy-failed') }}
      />
    </>
  )
}

const Again = ({ relay, signIn, label }: { relay: Relay; signIn: SignIn; label: string }) => (
  <Button
    small
    variant="primary"
    aria-disabled={signIn.isRunning}
    onClick={() => void signIn.run()}
    data-testid="relay-sign-in"
  >
    <Named action={label} subject={relay.name} />
  </Button>
)

/** How a relay’s account stands with its provider, and what to do next. Shown for relays that sign in that way. */
export const SignInState = ({ relay, signIn }: { relay: Relay; signIn: SignIn }) => {
  const provider = relay.signInProvider
  if (relay.authMethod !== 'oauth2' || provider === null) return null
  const { oauth } = relay
  const state = oauth?.state ?? 'not-connected'
  const name = words(`oauth-${provider}`)
  const account = oauth?.account ?? relay.username ?? ''
  const again = state === 'not-connected' ? words('sign-in.with', { name }) : words('sign-in.again')
  return (
    <div class="stack" role="status" data-testid="sign-in-state" data-state={state}>
      <Notice tone={TONES[state]} title={words(`oauth-state-${state}`, { name, account })}>
        {state === 'consent-needed' && oauth ? <Consent oauth={oauth} account={account} /> : null}
        {oauth?.code && state !== 'connected' ? (
          <p>{errorSentence(oauth.code, uiLocale.value, readableParams(oauth.params, uiLocale.value))}</p>
        ) : null}
        <div class="row">
          {state === 'connected' ? (
            <Button small variant="quiet" onClick={() => void send('sign-in/end', { id: relay.id })}>
              <Named action={words('sign-in.end')} subject={name} />
            </Button>
          ) : (
            <Again relay={relay} signIn={signIn} label={again} />
          )}
        </div>
      </Notice>
      {signIn.failure ? <FailureNotice failure={signIn.failure} /> : null}
    </div>
  )
}
