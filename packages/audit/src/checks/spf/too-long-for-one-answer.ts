import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

const LIMIT = 512
const COMFORTABLE = 450

export const tooLongForOneAnswer = defineCheck({
  id: 'spf/too-long-for-one-answer',
  severity: 'low',
  reference: { rfc: 7208, section: '3.4' },
  needs: ['spfRecords'],

  evaluate({ spfRecords: { records, answerSize } }) {
    if (records.length === 0) return notApplicable
    if (answerSize <= COMFORTABLE) return pass
    return fail({ size: answerSize, limit: LIMIT }, answerSize > LIMIT ? null : 'info')
  },

  text: {
    en: {
      title: 'The TXT answer fits into one packet',
      failure:
        'The answer with all TXT records of the domain takes {size} bytes. Above {limit}, it no longer fits into one classic DNS packet, and receivers behind old firewalls may not get it.',
      advice: 'Remove TXT records that are no longer needed (old verifications), or shorten the SPF record.',
    },
    fr: {
      title: 'La réponse TXT tient dans un seul paquet',
      failure:
        'La réponse avec tous les enregistrements TXT du domaine occupe {size} octets. Au-delà de {limit}, elle ne tient plus dans un paquet DNS classique, et une messagerie derrière un vieux pare-feu peut ne pas la recevoir.',
      advice: 'Supprimez les enregistrements TXT devenus inutiles (anciennes vérifications), ou raccourcissez le SPF.',
    },
  },
})
