import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const TYPES = new Set(['application/ms-tnef', 'application/vnd.ms-tnef'])

export const winmailDat = defineContentCheck({
  id: 'attachments/winmail-dat',
  severity: 'medium',
  reference: { url: 'http://www.slipstick.com/problems/alwaysrtf.asp', date: '2026-11-22' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    if (attachments.length === 0) return notApplicable
    const isPacked = attachments.some(({ fileName, type }) => TYPES.has(type) || /^winmail\.dat$/i.test(fileName ?? ''))
    return isPacked ? fail() : pass
  },

  text: {
    en: {
      title: 'The attachments are not packed by Outlook',
      failure:
        'Outlook packed the message and its files into “winmail.dat”, which most other mail programs cannot open: your readers may see neither layout nor attachments.',
      advice:
        'In Outlook: File, Options, Mail, “Message format”, and let messages in Rich Text format to Internet recipients be converted to HTML.',
    },
    fr: {
      title: 'Les pièces jointes ne sont pas empaquetées par Outlook',
      failure:
        'Outlook a empaqueté le message et ses fichiers dans « winmail.dat », que la plupart des autres logiciels ne peuvent pas ouvrir. Vos lecteurs risquent de ne voir ni mise en page ni pièces jointes.',
      advice:
        'Dans Outlook : Fichier, Options, Courrier, « Format des messages », puis faites convertir en HTML les messages au format RTF envoyés à des destinataires Internet.',
    },
  },
})
