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
import { defineStep } from '../../step.ts'

const CURES = ['dkim/no-signature', 'dkim/broken-alias', 'alignment/dkim-not-aligned', 'alignment/dmarc-would-fail']
/** Where the service writes the keys as well, nothing is missing once it is told to. */
const CURES_OF_WRITING = [...CURES, 'dkim/key-missing', 'dkim/none-found', 'dkim/nothing-published']

export const switchOn = defineStep({
  kind: 'dkim/switch-on',
  who: 'mail-service',
  minutes: 5,

  async build(context) {
    const { audit, domain } = context
    const plans = await planKeys(context)
    const seen = signaturesOf(context)
    const isUnsigned = seen !== null && alignedSignatures(context).length === 0
    return signers(context)
      .filter(canSign)
      .flatMap((provider) => {
        const isPublished = plans.some((plan) => plan.provider?.id === provider.id)
        const isAutomatic = isWrittenByItself(context, provider)
        const isToWrite = isAutomatic && !isPublished && livingKeys(context, provider).length === 0
        const unanswered = unansweredAliases(context, provider).map(({ selector }) => selector)
        const isWaiting = isPublished || isUnsigned || isToWrite || unanswered.length > 0
        if (signingKeysOf(context, provider).length > 0 || !isWaiting) return []
        return [
          {
            subject: provider.id,
            edits: [],
            isLater: false,
            params: { service: provider.name, domain },
            changes: [
              ...(isToWrite ? [{ code: 'writes-itself', params: { service: provider.name } }] : []),
              ...(unanswered.length > 0
                ? [{ code: 'no-key-yet', params: { service: provider.name, selectors: unanswered } }]
                : []),
              whereInConsole(provider, domain),
            ],
            cures: failingOf(audit.findings, isToWrite ? CURES_OF_WRITING : CURES),
            after: ['dkim/publish', 'dkim/repair'],
          },
        ]
      })
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
          'Once DKIM is on, {service} writes the records into your DNS itself: you have nothing to type.',
      },
    },
    fr: {
      title: 'Faire signer les messages en DKIM par {service}',
      why: 'Une clé publiée ne suffit pas : {service} doit signer chaque message avec l’autre moitié, au nom de {domain}. La plupart des services ne commencent qu’une fois le domaine vérifié ou DKIM activé dans leur console.',
      how: 'Ouvrez votre console {service}, faites vérifier le domaine et activez la signature DKIM pour {domain}. Envoyez ensuite un nouveau test : sa signature montre si cela a fonctionné.',
      changes: {
        ...KEY_PLAN_TEXTS.fr,
        'no-key-yet':
          'Les alias {selectors} se trouvent bien dans votre DNS, mais {service} n’a pas de clé là où ils mènent : il en crée une une fois DKIM activé.',
        'writes-itself':
          'Une fois DKIM activé, {service} écrit lui-même les enregistrements dans votre DNS : vous n’avez rien à saisir.',
      },
    },
  },
})
