import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { filesOfKind } from '../../attachment-files.ts'

export const webPage = defineContentCheck({
  id: 'attachments/web-page',
  severity: 'medium',
  reference: {
    url: 'https://www.infopercept.com/news/attacks-increasingly-use-malicious-html-email-attachments/',
    date: '2026-11-22',
  },
  needs: ['attachments'],

  evaluate({ attachments }) {
    if (attachments.length === 0) return notApplicable
    const files = filesOfKind(attachments, 'web-page')
    return files.length > 0 ? fail({ files: firstFew(files) }) : pass
  },

  text: {
    en: {
      title: 'No attachment is a web page',
      failure:
        'A web page is attached: {files}. Many attachments of this kind are traps that imitate a log-in page, so filters often stop them, and some mail programs warn the reader.',
      advice: 'Send the document as PDF, or put the page on your web site and send the link.',
    },
    fr: {
      title: 'Aucune pièce jointe n’est une page web',
      failure:
        'Une page web est jointe : {files}. Beaucoup de pièces jointes de ce type sont des pièges qui imitent une page de connexion : les filtres les arrêtent souvent, et certaines messageries avertissent le lecteur.',
      advice: 'Envoyez le document en PDF, ou publiez la page sur votre site web et envoyez le lien.',
    },
  },
})
