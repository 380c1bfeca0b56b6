import type { DkimKeyFacts } from '../../../dkim/facts.ts'
import { LEAST_BITS } from '../../../dkim/key-status.ts'
import { failingOf } from '../../findings-cured.ts'
import { planKeys } from '../../dkim/plan-keys.ts'
import { keyNameOf } from '../../dkim/standing.ts'
import { valueOrNull } from '../../known-value.ts'
import { defineStep } from '../../step.ts'

const ADVISED_BITS = 2048

const bitsOf = ({ keys }: DkimKeyFacts): number | null => {
  const [key, ...more] = keys.known ? keys.value : []
  return key && more.length === 0 && key.value.keyType === 'rsa' ? key.value.bits : null
}

export const renew = defineStep({
  kind: 'dkim/renew',
  who: 'mail-service',
  minutes: 20,

  async build(context) {
    const { audit, evidence, domain } = context
    const plans = await planKeys(context)
    const taken = new Set(plans.flatMap(({ edits }) => edits.map(({ name }) => name.toLowerCase())))
    const own = (valueOrNull(evidence.dkim) ?? []).filter((place) => place.isOwn && place.domain === domain)
    return own.flatMap((place) => {
      const { selector, alias } = place
      const name = keyNameOf(selector, domain)
      const bits = bitsOf(place)
      const isAlias = alias.known && alias.value !== null
      if (bits === null || bits >= ADVISED_BITS || taken.has(name)) return []
      const isLater = bits >= LEAST_BITS
      return [
        {
          subject: selector,
          edits: [],
          isLater,
          params: { selector, name, bits },
          changes: [{ code: isAlias ? 'by-the-service' : 'by-you', params: { name } }],
          cures: failingOf(audit.findings, isLater ? ['dkim/key-short'] : ['dkim/key-too-short']),
          after: [],
        },
      ]
    })
  },

  text: {
    en: {
      title: 'Replace the DKIM key “{selector}” by a longer one',
      why: 'The key at {name} has {bits} bits. Below 1024, receivers must not accept it; up to 2047 they accept it, and 2048 are recommended.',
      how: 'Have the service that signs make a key of 2048 bits, under a new selector if it lets you choose. Publish the new key first, then sign with it, and remove the old one a week later.',
      changes: {
        'by-the-service':
          'The name {name} is an alias: the service can change the key by itself, and you have nothing to publish.',
        'by-you':
          'The name {name} holds the key itself: paste the new one here, and it is checked before you publish it.',
      },
    },
    fr: {
      title: 'Remplacer la clé DKIM « {selector} » par une plus longue',
      why: 'La clé publiée sous le nom {name} fait {bits} bits. Au-dessous de 1024, les messageries ne doivent pas l’accepter ; jusqu’à 2047, elles l’acceptent, et 2048 sont recommandés.',
      how: 'Faites créer une clé de 2048 bits par le service qui signe, sous un nouveau sélecteur s’il vous laisse le choix. Publiez d’abord la nouvelle clé, signez ensuite avec elle, et retirez l’ancienne une semaine plus tard.',
      changes: {
        'by-the-service':
          'Le nom {name} est un alias : le service peut changer la clé lui-même, et vous n’avez rien à publier.',
        'by-you':
          'Le nom {name} porte la clé elle-même : collez ici la nouvelle, elle sera contrôlée avant publication.',
      },
    },
  },
})
