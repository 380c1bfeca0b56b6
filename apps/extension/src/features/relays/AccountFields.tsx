import type { Relay } from '@bienrecu/shared'
import { uiLocale } from '../../locales/ui-locale.ts'
import { Choice } from '../../ui/Choice.tsx'
import { Field } from '../../ui/Field.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { dateText } from '../session/moment-text.ts'
import { clearsPassword } from './relay-draft.ts'
import type { FieldsProps } from './RelayForm.tsx'
import { relayWords as words } from './words.ts'

const passwordHint = (relay: Relay | null, isCleared: boolean): string => {
  if (!relay?.passwordSetAt || isCleared) return words('password-hint')
  return words('password-kept', { date: dateText(new Date(relay.passwordSetAt), uiLocale.value) })
}

/** User name and password. What is typed as a password goes to the API once, and nowhere else. */
export const AccountFields = ({ draft, faults, change, relay }: FieldsProps & { relay: Relay | null }) => {
  const isCleared = relay !== null && clearsPassword(draft, relay)
  return (
    <fieldset class="stack">
      <legend>{words('group-account')}</legend>
      <Choice
        label={words('authentication')}
        checked={draft.authentication}
        onChecked={(authentication) => change({ authentication })}
        name="relay-authentication"
      />
      {draft.authentication ? (
        <>
          <Field
            label={words('username')}
            hint={words('username-hint')}
            error={faults.username}
            value={draft.username}
            onValue={(username) => change({ username })}
            required
            autocomplete="off"
            spellcheck={false}
            name="relay-username"
          />
          <div role="status">
            {isCleared ? (
              <Notice tone="warning">
                <p>{words('password-cleared')}</p>
              </Notice>
            ) : null}
          </div>
          <Field
            label={words('password')}
            hint={passwordHint(relay, isCleared)}
            error={faults.password}
            value={draft.password}
            onValue={(password) => change({ password })}
            type="password"
            autocomplete="new-password"
            spellcheck={false}
            name="relay-password"
          />
        </>
      ) : null}
    </fieldset>
  )
}
