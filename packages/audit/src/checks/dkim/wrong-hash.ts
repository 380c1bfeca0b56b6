import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { judgeKeys } from '../../dkim/judge-keys.ts'

export const wrongHash = defineCheck({
  id: 'dkim/wrong-hash',
  severity: 'high',
  reference: { rfc: 8301, section: '3.1' },
  needs: ['dkim'],

  evaluate({ dkim }) {
    return judgeKeys(dkim, ({ value: { isRevoked, hashAlgorithms } }) => {
      if (isRevoked) return notApplicable
      return hashAlgorithms === null || hashAlgorithms.includes('sha256') ? pass : fail({ hashes: hashAlgorithms })
    })
  },

  text: {
    en: {
      title: 'The DKIM keys allow SHA-256',
      failure:
        'The key at {names} allows {hashes} (“h=”) but not SHA-256, the only method still accepted: its signatures fail.',
      advice: 'Remove “h=” from the record, or write “h=sha256”.',
    },
    fr: {
      title: 'Les clés DKIM permettent SHA-256',
      failure:
        'La clé sous le nom {names} permet {hashes} (« h= ») mais pas SHA-256, seule méthode encore admise : ses signatures échouent.',
      advice: 'Retirez « h= » de l’enregistrement, ou écrivez « h=sha256 ».',
    },
  },
})
