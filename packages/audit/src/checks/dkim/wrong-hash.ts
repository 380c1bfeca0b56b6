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
      title: 'The DKIM keys allow the hash in use today',
      failure:
        'The key at {names} does not allow SHA-256 (“h={hashes}”), the only hash that receivers accept: its signatures fail.',
      advice: 'Remove “h=” from the record, or write “h=sha256”.',
    },
    fr: {
      title: 'Les clés DKIM permettent l’empreinte en usage aujourd’hui',
      failure:
        'La clé sous le nom {names} ne permet pas SHA-256 (« h={hashes} »), la seule empreinte que les destinataires acceptent : ses signatures échouent.',
      advice: 'Retirez « h= » de l’enregistrement, ou écrivez « h=sha256 ».',
    },
  },
})
