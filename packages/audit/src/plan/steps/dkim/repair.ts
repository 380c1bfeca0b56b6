import { planKeys } from '../../dkim/plan-keys.ts'
import { fitsSelector } from '../../dkim/provider-keys.ts'
import { repairKeys } from '../../dkim/repair-keys.ts'
import { curedWithKeys, signers } from '../../dkim/signing.ts'
import { failingForms, failingOf } from '../../findings-cured.ts'
import { nameKey } from '../../../resolver.ts'
import { defineStep } from '../../step.ts'

const CURES = [
  'dkim/broken-alias',
  'dkim/key-missing',
  'dkim/key-revoked',
  'dkim/key-syntax',
  'dkim/key-unreadable',
  'dkim/private-key-published',
  'dkim/several-keys',
  'dkim/wrong-hash',
  'dkim/wrong-service-type',
]

export const repair = defineStep({
  kind: 'dkim/repair',
  who: 'dns',
  minutes: 10,

  async build(context) {
    const { audit, domain } = context
    const plans = await planKeys(context)
    const taken = new Set(plans.flatMap(({ edits }) => edits.map(({ name }) => name.toLowerCase())))
    const wanting = plans.filter(({ isKeyWanted }) => isKeyWanted)
    /** The publication asks for that key already. */
    const isWanted = (selector: string) =>
      wanting.some(({ provider }) => provider && (signers(context).length === 1 || fitsSelector(provider, selector)))
    return repairKeys(context, taken)
      .filter(({ edits, selector }) => edits.length > 0 || !isWanted(selector))
      .map(({ selector, name, edits, changes }) => ({
        subject: name.endsWith(`._domainkey.${domain}`) ? selector : name,
        edits,
        isLater: false,
        params: { selector, name, wanted: edits.length === 0 ? 'key' : '' },
        changes,
        cures: [
          ...failingOf(audit.findings, CURES),
          ...curedWithKeys(context, (key) => key === nameKey(name)),
          ...failingForms(audit.findings, [name, ...edits.map((edit) => edit.name)]),
        ],
        after: [],
      }))
  },

  text: {
    en: {
      title: 'Repair the DKIM key “{selector}”',
      why: 'The key at {name} cannot be used as it stands: signatures made with it count for nothing.',
      how: 'Change the record as shown. Where no record is shown, the right value is only in the console of the service that signs: copy it from there and paste it here, and it is checked before you publish it.',
      changes: {
        'halves-joined': 'The key at {name} was split into two records. It becomes one again.',
        'others-removed':
          'One record stays at {name}, the key; what stands beside it goes, because receivers may take either.',
        'which-key':
          'There are {count} records at {name}, and nothing shows which key signs. Keep the one that the console of your service shows, and remove the others.',
        'written-right':
          'Quotation marks, spaces and separators at {name} are put right; the key itself stays the same.',
        'private-key-removed':
          'The record at {name} holds the private key, with which anybody can sign in your name. Remove it at once and have a new pair made, under another selector.',
        'copy-again': 'The key at {name} is cut off or damaged. Copy it whole from the console of your service.',
        'alias-leads-nowhere':
          'The alias at {name} leads to {target}, where there is no key. Compare it with the value in the console of your service, and see whether DKIM is on there.',
        revoked:
          'Your mail is signed with a key that was revoked at {name}. Copy the current key from the console of your service.',
        moved: 'The record was put at {name}; it belongs at {rightName}. Many forms add the domain by themselves.',
      },
    },
    fr: {
      title: 'Réparer la clé DKIM « {selector} »',
      why: 'La clé publiée sous le nom {name} est inutilisable en l’état : les signatures faites avec elle ne comptent pas.',
      how: 'Modifiez l’enregistrement comme indiqué. Si aucun n’est affiché, la bonne valeur n’existe que dans la console du service qui signe : copiez-la et collez-la ici, elle sera contrôlée avant publication.',
      changes: {
        'halves-joined':
          'La clé publiée sous le nom {name} avait été coupée en deux enregistrements. Elle n’en fait plus qu’un.',
        'others-removed':
          'Un seul enregistrement reste sous le nom {name}, la clé ; ce qui se trouve à côté disparaît, car les messageries pourraient prendre l’un ou l’autre.',
        'which-key':
          'Il y a {count} enregistrements sous le nom {name}, et rien ne montre quelle clé signe. Gardez celui qu’affiche la console de votre service et supprimez les autres.',
        'written-right':
          'Les guillemets, espaces et séparateurs sous le nom {name} sont corrigés ; la clé elle-même reste la même.',
        'private-key-removed':
          'L’enregistrement {name} contient la clé privée, avec laquelle n’importe qui peut signer en votre nom. Supprimez-le tout de suite et faites créer une nouvelle paire, sous un autre sélecteur.',
        'copy-again':
          'La clé publiée sous le nom {name} est tronquée ou abîmée. Copiez-la en entier depuis la console de votre service.',
        'alias-leads-nowhere':
          'L’alias {name} mène à {target}, où il n’y a pas de clé. Comparez-le avec la valeur affichée dans la console de votre service, et vérifiez que DKIM y est activé.',
        revoked:
          'Vos messages sont signés avec une clé révoquée sous le nom {name}. Copiez la clé actuelle depuis la console de votre service.',
        moved:
          'L’enregistrement a été placé sous le nom {name} ; sa place est {rightName}. Beaucoup de formulaires ajoutent eux-mêmes le domaine.',
      },
    },
  },
})
