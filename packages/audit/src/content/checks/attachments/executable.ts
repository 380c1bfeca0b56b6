import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { filesOfKind } from '../../attachment-files.ts'

export const executable = defineContentCheck({
  id: 'attachments/executable',
  severity: 'critical',
  reference: { url: 'https://support.google.com/mail/answer/6590', date: '2026-11-22' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    if (attachments.length === 0) return notApplicable
    const files = filesOfKind(attachments, 'program', 'script', 'shortcut', 'disk-image')
    return files.length > 0 ? fail({ files: firstFew(files) }) : pass
  },

  text: {
    en: {
      title: 'No attachment is a program',
      failure:
        'Attachments of this kind can do harm when they are opened: {files}. Gmail refuses them, also inside an archive; Outlook keeps readers from opening them.',
      advice: 'Do not send programs by e-mail. Put them on your web site and send the link; send documents as PDF.',
    },
    fr: {
      title: 'Aucune pièce jointe n’est un programme',
      failure:
        'Les pièces jointes de ce type peuvent nuire quand on les ouvre : {files}. Gmail les refuse, même dans une archive ; Outlook empêche de les ouvrir.',
      advice:
        'N’envoyez pas de programme par e-mail. Déposez-le sur votre site web et envoyez le lien ; envoyez vos documents en PDF.',
    },
  },
})
