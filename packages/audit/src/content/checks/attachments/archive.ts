import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { filesOfKind } from '../../attachment-files.ts'

export const archive = defineContentCheck({
  id: 'attachments/archive',
  severity: 'info',
  reference: { url: 'https://support.google.com/mail/answer/6590', date: '2026-11-22' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    if (attachments.length === 0) return notApplicable
    const files = filesOfKind(attachments, 'archive')
    return files.length > 0 ? fail({ files: firstFew(files) }) : pass
  },

  text: {
    en: {
      title: 'No attachment is an archive',
      failure:
        'Files are packed into an archive: {files}. Filters cannot look into every archive, least of all into one with a password, and Gmail refuses archives that hold programs.',
      advice: 'Attach the documents themselves; they are small enough as PDF. For many files, send a link.',
    },
    fr: {
      title: 'Aucune pièce jointe n’est une archive',
      failure:
        'Des fichiers sont réunis dans une archive : {files}. Les filtres ne peuvent pas ouvrir toutes les archives, surtout celles à mot de passe, et Gmail refuse les archives qui contiennent des programmes.',
      advice:
        'Joignez les documents eux-mêmes ; en PDF, ils sont assez légers. Pour beaucoup de fichiers, envoyez un lien.',
    },
  },
})
