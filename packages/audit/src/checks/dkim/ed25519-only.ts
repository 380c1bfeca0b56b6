import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { keyName } from '../../dkim/judge-keys.ts'
import { keyStatus } from '../../dkim/key-status.ts'
import { isRelated } from '../../dkim/related-domain.ts'

export const ed25519Only = defineCheck({
  id: 'dkim/ed25519-only',
  severity: 'low',
  reference: { rfc: 8463, section: '6' },
  needs: ['dkim', 'message'],

  evaluate({ dkim, message }) {
    const from = message?.fromDomain ?? null
    const signed = (message?.signatures ?? []).filter(
      ({ algorithm, domain }) => algorithm !== null && (from === null || isRelated(domain, from)),
    )
    if (signed.length > 0) {
      return signed.every(({ algorithm }) => algorithm === 'ed25519-sha256')
        ? fail({ names: [...new Set(signed.map(keyName))] }, 'medium')
        : pass
    }
    const own = dkim.filter(({ isOwn }) => isOwn)
    const usable = own.filter((place) => keyStatus(place) === 'valid')
    const isRsa = usable.some(({ keys }) => valueOf(keys)[0]?.value.keyType === 'rsa')
    if (isRsa) return pass
    for (const { keys } of own) valueOf(keys)
    return usable.length > 0 ? fail({ names: usable.map(keyName) }) : notApplicable
  },

  text: {
    en: {
      title: 'There is a DKIM key of the usual kind (RSA)',
      failure:
        'Only Ed25519 keys are in use ({names}). Many receivers cannot check them yet and see your messages as unsigned.',
      advice: 'Sign with an RSA key of 2048 bits as well; a message may carry both signatures.',
    },
    fr: {
      title: 'Il y a une clé DKIM du type courant (RSA)',
      failure:
        'Seules des clés Ed25519 sont utilisées ({names}). Beaucoup de messageries ne savent pas encore les vérifier et tiennent vos messages pour non signés.',
      advice: 'Signez aussi avec une clé RSA de 2048 bits ; un message peut porter les deux signatures.',
    },
  },
})
