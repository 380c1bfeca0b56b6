import type { MailPreset, Relay } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dateText } from '../session/moment-text.ts'
import { clearsPassword } from './relay-draft.ts'
import type { FieldsProps } from './RelayForm.tsx'
import { passwordKind } from './SignInChoice.tsx'
import { relayWords as words } from './words.ts'

export interface AccountFieldsProps extends FieldsProps {
  relay: Relay | null
  preset: MailPreset | null
}

const passwordHint = ({ relay, preset }: AccountFieldsProps, isCleared: boolean): string => {
  if (relay?.passwordSetAt && !isCleared)
    return words('password-kept', { date: dateText(new Date(relay.passwordSetAt), uiLocale.value) })
  return words(preset ? 'password-sealed' : 'password-hint')
}

const Password = (props: AccountFieldsProps) => {
  const { draft, faults, change, relay, preset } = props
  const isCleared = relay !== null && clearsPassword(draft, relay)
  return (
    <>
      <div role="status">
        {isCleared ? (
          <Notice tone="warning">
            <p>{words('password-cleared')}</p>
          </Notice>
        ) : null}
      </div>
      <Field
        label={words(`password-${passwordKind(preset)}`)}
        hint={passwordHint(props, isCleared)}
        error={faults.password}
        value={draft.password}
        onValue={(password) => change({ password })}
        type="password"
        autocomplete="new-password"
        spellcheck={false}
        name="relay-password"
      />
    </>
  )
}

/** User name and password. What is typed as a password goes to the API once, and nowhere else. */
export const AccountFields = (props: AccountFieldsProps) => {
  const { draft, faults, change, preset } = props
  return (
    <fieldset class="stack">
      <legend>{words('group-account')}</legend>
      {preset ? null : (
        <Choice
          label={words('authentication')}
          checked={draft.authentication}
          onChecked={(authentication) => change({ authentication })}
          name="relay-authentication"
        />
      )}
      {draft.authentication ? (
        <>
          <Field
            label={words('username')}
            hint={words(preset?.username.kind === 'from-provider' ? 'username-from-provider' : 'username-hint')}
            error={faults.username}
            value={draft.username}
            onValue={(username) => change({ username })}
            required
            autocomplete="off"
            spellcheck={false}
            name="relay-username"
          />
          {draft.authMethod === 'oauth2' ? null : <Password {...props} />}
        </>
      ) : null}
    </fieldset>
  )
}
