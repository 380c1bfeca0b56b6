import type { MailPreset, OAuthProviderList } from '@bienrecu/shared'
import { Choice } from '../../ui/Choice.tsx'
import { Notice } from '../../ui/Notice.tsx'
import type { FieldsProps } from './RelayForm.tsx'
import { relayWords as words } from './words.ts'

export interface SignInChoiceProps extends Pick<FieldsProps, 'draft' | 'change'> {
  preset: MailPreset
  /** Null until it is known. */
  providers: OAuthProviderList['items'] | null
}

/** Whether a provider takes a password at all. */
export const takesPassword = ({ authMethods }: MailPreset): boolean => authMethods.some((method) => method !== 'oauth2')

/** How to sign in where a provider offers its own page for it: there, or with a password. */
export const SignInChoice = ({ preset, providers, draft, change }: SignInChoiceProps) => {
  const { oauth } = preset
  if (oauth === null || providers === null) return null
  const name = words(`oauth-${oauth}`)
  const isConfigured = providers.find(({ provider }) => provider === oauth)?.isConfigured === true
  const hasPassword = takesPassword(preset)
  if (!isConfigured)
    return (
      <Notice tone={hasPassword ? 'neutral' : 'warning'} title={words('sign-in.not-configured', { name })}>
        <p>{words('sign-in.operator', { name })}</p>
        <p>{words(hasPassword ? 'sign-in.password-instead' : 'sign-in.no-password', { name })}</p>
      </Notice>
    )
  if (!hasPassword) return <p>{words('sign-in.only', { name })}</p>
  const isSignIn = draft.authMethod === 'oauth2'
  return (
    <fieldset class="stack" data-testid="sign-in-choice">
      <legend>{words('sign-in.how')}</legend>
      <Choice
        type="radio"
        name="relay-sign-in"
        label={words('sign-in.with', { name })}
        hint={words('sign-in.with-hint', { name })}
        checked={isSignIn}
        onChecked={() => change({ authMethod: 'oauth2', password: '' })}
      />
      <Choice
        type="radio"
        name="relay-sign-in"
        label={words(`password-${passwordKind(preset)}`)}
        hint={words('sign-in.password-hint')}
        checked={!isSignIn}
        onChecked={() => change({ authMethod: 'auto' })}
      />
    </fieldset>
  )
}

const PASSWORD_KINDS = ['app_password', 'api_key', 'smtp_credentials', 'smtp_token', 'password'] as const

/** What the password of a provider is called: many do not take the one of the account. */
export const passwordKind = (preset: MailPreset | null): (typeof PASSWORD_KINDS)[number] => {
  const ways = [preset?.recommendedAuth, ...(preset?.authMethods ?? [])]
  return PASSWORD_KINDS.find((kind) => ways.find((way) => way !== 'oauth2' && way !== null) === kind) ?? 'password'
}
