import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import { mailProvider } from '@bienrecu/knowledge/mail-providers'
import { nameKey } from '../../../resolver.ts'
import { countsForDmarc } from '../../aligned-after.ts'
import { alignedSignatures } from '../../dkim/signing.ts'
import { failingOf } from '../../findings-cured.ts'
import { valueOrNull } from '../../known-value.ts'
import { type BounceRecord, bounceRecord } from '../../return-path/bounce-records.ts'
import { defineStep, type PlanChange, type PlanContext, type PlanEdit, type StepDraft } from '../../step.ts'

interface Offer {
  readonly edits: readonly PlanEdit[]
  readonly changes: readonly PlanChange[]
}

/** The record where nothing stands at its name yet; null where it is published, or where the DNS does not answer. */
const offerOf = async (
  { resolver, domain }: PlanContext,
  { name: service }: MailProvider,
  { name, target }: BounceRecord,
): Promise<Offer | null> => {
  if (name === null || target === null)
    return { edits: [], changes: [{ code: 'in-console', params: { service, domain } }] }
  const answers = await Promise.all((['CNAME', 'TXT', 'MX', 'A'] as const).map((type) => resolver.query(name, type)))
  if (answers.some(({ known }) => !known)) return null
  const [alias = [], ...others] = answers.map((answer) => (answer.known ? answer.value.records : []))
  if (alias.some((one) => nameKey(one) === target)) return null
  if (alias.length > 0 || others.some((records) => records.length > 0)) {
    return { edits: [], changes: [{ code: 'name-taken', params: { name, target } }] }
  }
  return { edits: [{ name, type: 'CNAME', before: [], after: [target] }], changes: [] }
}

/** SPF already counts for the domain, in the message that was seen. */
const isAligned = (context: PlanContext): boolean => {
  const facts = valueOrNull(context.evidence.spfAlignment)
  return facts !== null && countsForDmarc(context, facts)
}

const draftOf = async (context: PlanContext, provider: MailProvider): Promise<StepDraft | null> => {
  const { audit, domain, evidence } = context
  const record = bounceRecord(provider, domain)
  const service = provider.name
  const isSeen = valueOrNull(evidence.spfAlignment) !== null
  if (record === null && !isSeen) return null
  const offer: Offer | null =
    record === null
      ? { edits: [], changes: [{ code: 'rely-on-dkim', params: { service, domain } }] }
      : await offerOf(context, provider, record)
  if (!offer) return null
  const isNeeded = isSeen && alignedSignatures(context).length === 0 && offer.edits.length > 0
  return {
    subject: provider.id,
    edits: offer.edits,
    isLater: !isNeeded,
    params: { service, domain },
    changes: offer.changes,
    cures: failingOf(audit.findings, ['alignment/spf-not-aligned']),
    after: ['dkim/publish', 'dkim/switch-on'],
  }
}

export const align = defineStep({
  kind: 'return-path/align',
  who: 'dns',
  minutes: 10,

  async build(context) {
    if (isAligned(context)) return []
    const services = context.providers.flatMap((id) => mailProvider(id) ?? [])
    const elsewhere = services.filter(
      ({ kind, returnPath }) =>
        kind === 'transactional' && returnPath.spfAligned !== true && returnPath.spfAligned !== null,
    )
    const drafts = await Promise.all(elsewhere.map((provider) => draftOf(context, provider)))
    return drafts.filter((draft) => draft !== null)
  },

  text: {
    en: {
      title: 'Have bounces come back under your own domain',
      why: '{service} sends in the name of {domain}, but bounces go to a domain that is not yours: SPF then proves nothing about yours. DMARC needs just one of the two, SPF or DKIM, so that with DKIM in place this is a second safety, and no more.',
      how: 'In the console of {service} switch on the custom bounce domain (return-path) for {domain}, and publish the record it asks for. Where it has none, rely on DKIM.',
      changes: {
        'in-console':
          'Only the console of {service} knows the name and the target: look for “return-path” or “custom MAIL FROM” among the settings of {domain}.',
        'name-taken':
          'Something else stands at {name}. Nothing is changed there: choose another name for the bounce domain in the console, if it lets you, and have it lead to {target}.',
        'rely-on-dkim':
          '{service} offers no bounce domain of your own that we know of: rely on DKIM for {domain}, which is enough for DMARC.',
      },
    },
    fr: {
      title: 'Faire revenir les retours d’erreur à votre propre domaine',
      why: '{service} envoie au nom du domaine {domain}, mais les retours d’erreur vont à un domaine qui n’est pas le vôtre : SPF ne prouve alors rien pour le vôtre. DMARC se contente de l’un des deux, SPF ou DKIM : avec DKIM en place, c’est une seconde sécurité, rien de plus.',
      how: 'Dans votre console {service}, activez un domaine de retour à vous (« Return-Path » personnalisé) pour {domain} et publiez l’enregistrement demandé. S’il n’en existe pas, appuyez-vous sur DKIM.',
      changes: {
        'in-console':
          'Seule votre console {service} connaît le nom et la cible : cherchez « return-path » ou « custom MAIL FROM » dans les réglages du domaine {domain}.',
        'name-taken':
          'Autre chose se trouve sous le nom {name}. Rien n’y est changé : choisissez un autre nom pour le domaine de retour dans la console, si elle le permet, et faites-le mener à {target}.',
        'rely-on-dkim':
          '{service} ne propose pas, à notre connaissance, de domaine de retour à votre nom : appuyez-vous sur DKIM pour {domain}, ce qui suffit à DMARC.',
      },
    },
  },
})
