import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { filesOfKind } from '../../attachment-files.ts'

export const macros = defineContentCheck({
  id: 'attachments/macros',
  severity: 'medium',
  reference: {
    url: 'https://learn.microsoft.com/en-us/microsoft-365-apps/security/internet-macros-blocked',
    date: '2026-11-22',
  },
  needs: ['attachments'],

  evaluate({ attachments }) {
    if (attachments.length === 0) return notApplicable
    const files = filesOfKind(attachments, 'macros')
    return files.length > 0 ? fail({ files: firstFew(files) }) : pass
  },

  text: {
    en: {
      title: 'No attachment is a document with macros',
      failure:
        'These documents may contain macros, small programs: {files}. Filters distrust them, and Office blocks the macros of files that come by mail.',
      advice: 'Send a copy without macros (.docx, .xlsx), or a PDF.',
    },
    fr: {
      title: 'Aucune pièce jointe n’est un document à macros',
      failure:
        'Ces documents peuvent contenir des macros, de petits programmes : {files}. Les filtres s’en méfient, et Office bloque les macros des fichiers reçus par e-mail.',
      advice: 'Envoyez une copie sans macros (.docx, .xlsx) ou un PDF.',
    },
  },
})
