import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import { isLocal } from '@bienrecu/knowledge/mail-servers'
import { variablesOf } from '@bienrecu/knowledge/patterns'
import type { MailPreset, OAuthProvider, ToldText } from '@bienrecu/shared'
import { usernameFormOf } from './username-form.ts'

/** What is said in both languages, or nothing. */
const toldText = (text: { en?: string; fr?: string } | undefined): ToldText | null =>
  text?.en !== undefined && text.fr !== undefined ? { en: text.en, fr: text.fr } : null

/** States of a provider’s policy under which a relay just works, once its prerequisites are met. */
const SETTLED: ReadonlySet<string> = new Set([
  'password',
  'app_password_only',
  'app_password_or_oauth',
  'password_or_app_password',
  'token',
  'active',
])

/** Who asks for consent, by the host of the page on which it is given. */
const OAUTH_HOSTS: ReadonlyMap<string, OAuthProvider> = new Map([
  ['login.microsoftonline.com', 'microsoft'],
  ['accounts.google.com', 'google'],
])

const oauthOf = ({ auth }: MailProvider): OAuthProvider | null => {
  const { authUrl = '' } = auth.oauth2 ?? {}
  const host = /^https:\/\/([^/]+)/.exec(authUrl)?.[1] ?? ''
  return OAUTH_HOSTS.get(host) ?? null
}

/** A provider that only forwards says so in its first prerequisite. */
const cautionOf = ({ policy, prerequisites }: MailProvider): MailPreset['caution'] => {
  const text = toldText(policy) ?? toldText(prerequisites[0])
  if (SETTLED.has(policy.status) || text === null) return null
  const timeline = (policy.timeline ?? []).map(({ when, en, fr }) => ({ when, text: { en, fr } }))
  return { asOf: policy.asOf, text, timeline }
}

/** What is told about OAuth2 is for whoever registers the application: docs/sign-in.md. */
const notesOf = ({ policy, auth }: MailProvider): ToldText[] => {
  const ofPolicy = SETTLED.has(policy.status) ? toldText(policy) : null
  return [auth.passwordNote, auth.note, ofPolicy].flatMap((text) => toldText(text ?? undefined) ?? [])
}

const preferredHost = ({ smtp }: MailProvider): string =>
  (smtp.find(({ preferred }) => preferred) ?? smtp[0])?.host ?? ''

/** What a form needs of a provider. Nothing that is only remembered counts as confirmed. */
export const presetOf = (provider: MailProvider): MailPreset => {
  const { confidence, imap, auth } = provider
  const folders = imap.find((one) => !isLocal(one)) ?? null
  return {
    id: provider.id,
    name: provider.name,
    aliases: provider.aliases ?? [],
    kind: provider.kind,
    smtp: provider.smtp.map(({ host, port, security, preferred }) => ({
      host,
      port,
      security,
      isPreferred: preferred,
    })),
    imap: folders && { host: folders.host, port: folders.port, security: folders.security },
    missing: variablesOf(preferredHost(provider)),
    username: usernameFormOf(provider),
    authMethods: auth.methods,
    recommendedAuth: auth.recommended,
    oauth: oauthOf(provider),
    prerequisites: provider.prerequisites.map(({ en, fr, url = null }) => ({ text: { en, fr }, url })),
    notes: notesOf(provider),
    caution: cautionOf(provider),
    fromRule: { rule: provider.fromRule.rule, text: toldText(provider.fromRule) },
    sentCopy: provider.sent.appendAdvice,
    isConfirmed: ![confidence.smtp, confidence.auth].includes('memory'),
    help: provider.help.map(({ lang, url, topic }) => ({ lang, url, topic })),
  }
}
