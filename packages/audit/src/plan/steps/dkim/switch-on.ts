import type { MailProvider } from '@bienrecu/knowledge/mail-providers'
import { KEY_PLAN_TEXTS } from '../../dkim/key-plan-texts.ts'
import { isWrittenByItself, planKeys, whereInConsole } from '../../dkim/plan-keys.ts'
import { canSign } from '../../dkim/provider-keys.ts'
import {
  alignedSignatures,
  livingKeys,
  signaturesOf,
  signers,
  signingKeysOf,
  unansweredAliases,
} from '../../dkim/signing.ts'
import { failingOf } from '../../findings-cured.ts'
import { defineStep, type PlanContext, type StepDraft } from '../../step.ts'

const CURES = ['dkim/no-signature', 'dkim/broken-alias', 'alignment/dkim-not-aligned', 'alignment/dmarc-would-fail']
/** Where the service writes the keys as well, nothing is missing once it is told to. */
const CURES_OF_WRITING = [...CURES, 'dkim/key-missing', 'dkim/none-found', 'dkim/nothing-published']

/** Null where the service signs already, or where nothing shows that it does not. */
const draftFor = (context: PlanContext, provider: MailProvider, isPublished: boolean): StepDraft | null => {
  const { audit, domain } = context
  const { id, name: service } = provider
  const isUnsigned = signaturesOf(context) !== null && alignedSignatures(context).length === 0
  const isNowhere = !isPublished && livingKeys(context, provider).length === 0
  const isToWrite = isNowhere && isWrittenByItself(context, provider)
  const selectors = unansweredAliases(context, provider).map(({ selector }) => selector)
  const isWaiting = isPublished || isUnsigned || isToWrite || selectors.length > 0
  if (signingKeysOf(context, provider).length > 0 || !isWaiting) return null
  return {
    subject: id,
    edits: [],
    isLater: false,
    params: { service, domain },
    changes: [
      ...(isToWrite ? [{ code: 'writes-itself', params: { service } }] : []),
      ...(selectors.length > 0 ? [{ code: 'no-key-yet', params: { service, selectors } }] : []),
      whereInConsole(provider, domain),
    ],
    cures: failingOf(audit.findings, isToWrite ? CURES_OF_WRITING : CURES),
    after: ['dkim/publish', 'dkim/repair'],
  }
}

export const switchOn = defineStep({
  kind: 'dkim/switch-on',
  who: 'mail-service',
  minutes: 5,

  async build(context) {
    const plans = await planKeys(context)
    const worked = new Set(plans.map(({ subject }) => subject))
    const services = signers(context).filter(canSign)
    return services.flatMap((provider) => draftFor(context, provider, worked.has(provider.id)) ?? [])
  },

  text: {
    en: {
      title: 'Have {service} sign with DKIM',
      why: 'A published key alone does nothing: {service} has to sign each message with its other half, in the name of {domain}. Most services begin only once the domain is checked or DKIM is switched on in their console.',
      how: 'Open the console of {service}, have the domain checked, and switch DKIM signing on for {domain}. Then send a new test: its signature shows whether it worked.',
      changes: {
        ...KEY_PLAN_TEXTS.en,
        'no-key-yet':
          'The aliases {selectors} stand in your DNS as they should, but {service} has no key where they lead: it makes one once DKIM is on.',
        'writes-itself':
          'Once DKIM is on, {service} writes the records into your DNS itself, if that is in the same account: you then have nothing to type.',
      },
    },
    fr: {
      title: 'Faire signer les messages en DKIM par {service}',
      why: 'Une clé publiée ne suffit pas : {service} doit signer chaque message avec l’autre moitié, au nom du domaine {domain}. La plupart des services ne commencent qu’une fois le domaine vérifié ou DKIM activé dans leur console.',
      how: 'Ouvrez votre console {service}, faites vérifier le domaine et activez la signature DKIM pour {domain}. Envoyez ensuite un nouveau test : sa signature montre si cela a fonctionné.',
      changes: {
        ...KEY_PLAN_TEXTS.fr,
        'no-key-yet':
          'Les alias {selectors} se trouvent bien dans votre DNS, mais {service} n’a pas de clé là où ils mènent : elle est créée quand DKIM y est activé.',
        'writes-itself':
          'Une fois DKIM activé chez {service}, les enregistrements s’écrivent d’eux-mêmes dans votre DNS s’il est dans le même compte : vous n’avez alors rien à saisir.',
      },
    },
  },
})
