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
      title: 'No attachment can be run as a program',
      failure:
        'These attachments can do harm when they are opened: {files}. Gmail refuses such mail, also inside an archive; Outlook does not let readers open them.',
      advice: 'Do not send programs by e-mail. Put them on your web site and send the link; send documents as PDF.',
    },
    fr: {
      title: 'Aucune pièce jointe ne peut s’exécuter',
      failure:
        'Ces pièces jointes peuvent nuire quand on les ouvre : {files}. Gmail refuse ces messages, même dans une archive ; Outlook empêche de les ouvrir.',
      advice:
        'N’envoyez pas de programme par e-mail. Déposez-le sur votre site web et envoyez le lien ; envoyez vos documents en PDF.',
    },
  },
})
