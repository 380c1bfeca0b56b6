import type { Failure, FailureCause, Locale, Probe, Reply } from '@bienrecu/shared'
import { errorSentence } from '@bienrecu/shared'
import type { Connection } from '../../api/exchange.ts'
import { browserLocale } from '../../locales/browser-locale.ts'
import { createWords } from '../../locales/create-words.ts'
import { steps as en } from '../../locales/en.yml'
import { steps as fr } from '../../locales/fr.yml'
import type { Session, ToldFailure, ToldProbe } from '../../messaging/answers.ts'
import { consentItem, pairingItem, settingsItem } from '../../storage/items.ts'
import { testerNameIn } from '../testers/tester-name.ts'
import { testerOf } from '../testers/tester-of.ts'
import { readableParams } from './readable-params.ts'

/** Raised when more leaves the browser than the disclosure said: it is then shown and accepted again. */
export const DISCLOSURE = 3

/** The language of the interface: the user’s choice, or the browser’s. */
export const uiLocaleOf = async (): Promise<Locale> => {
  const { locale } = await settingsItem.getValue()
  return locale === 'auto' ? browserLocale() : locale
}

const hasConsent = async (): Promise<boolean> => (await consentItem.getValue())?.disclosure === DISCLOSURE

/** What every screen starts from. */
export const readSession = async (): Promise<Session> => {
  const [consent, pairing, settings, uiLocale] = await Promise.all([
    consentItem.getValue(),
    pairingItem.getValue(),
    settingsItem.getValue(),
    uiLocaleOf(),
  ])
  return {
    consentedAt: consent?.disclosure === DISCLOSURE ? consent.acceptedAt : null,
    apiUrl: pairing?.apiUrl ?? null,
    deviceName: pairing?.deviceName ?? null,
    isPaired: pairing !== null,
    locale: settings.locale,
    theme: settings.theme,
    uiLocale,
  }
}

/** Notes that the user accepted the disclosure now; an earlier acceptance of the same text keeps its date. */
export const acceptDisclosure = async (now: Date): Promise<void> => {
  if (!(await hasConsent())) await consentItem.setValue({ acceptedAt: now.toISOString(), disclosure: DISCLOSURE })
}

/** Whether anything may leave the browser at all. */
export const requireConsent = async (): Promise<Reply<null>> =>
  (await hasConsent()) ? { ok: true, value: null } : { ok: false, code: 'consent-missing' }

/** The API to talk to, or why there is none. */
export const currentConnection = async (): Promise<Reply<Connection>> => {
  const consent = await requireConsent()
  if (!consent.ok) return consent
  const pairing = await pairingItem.getValue()
  return pairing
    ? { ok: true, value: { apiUrl: pairing.apiUrl, token: pairing.token } }
    : { ok: false, code: 'not-paired' }
}

/** Gives a failure its sentence in the language of the interface. */
export const tellFailure = async (failure: Failure): Promise<ToldFailure> => {
  const locale = await uiLocaleOf()
  return { ...failure, sentence: errorSentence(failure.code, locale, readableParams(failure.params ?? {}, locale)) }
}

// The cause knows more than the code: the provider’s own rules, and how to repair it.
const causeText = ({ text, fix }: FailureCause, locale: Locale): string =>
  fix ? `${text[locale]} ${fix[locale]}` : text[locale]

const copyWarningOf = ({ sentCopy }: Probe, locale: Locale): string | null => {
  // Probes that an older API told, and that are still kept here, know nothing of copies.
  if (sentCopy?.state !== 'failed') return null
  const { cause, code, params } = sentCopy
  const why = cause ? causeText(cause, locale) : code ? errorSentence(code, locale, readableParams(params, locale)) : ''
  return createWords(en, fr, () => locale)('copy-failed', { why }).trim()
}

/** Gives a probe its sentences: why it failed, and what became of its copy where that is a warning. */
export const tellProbe = async (probe: Probe): Promise<ToldProbe> => {
  const locale = await uiLocaleOf()
  const known = probe.cause ? causeText(probe.cause, locale) : null
  const sentence = probe.code && (known ?? errorSentence(probe.code, locale, readableParams(probe.params, locale)))
  const tester = await testerOf(probe.address)
  return {
    ...probe,
    sentence,
    copyWarning: copyWarningOf(probe, locale),
    testerName: testerNameIn(locale)(tester),
    isReadFromPage: tester === 'mail-tester',
  }
}
