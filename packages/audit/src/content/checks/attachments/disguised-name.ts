import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'

/** Control characters, and those that cannot be seen or turn the direction of writing. */
const HIDDEN = /[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/u
const HIDDEN_EACH = new RegExp(HIDDEN, 'gu')

export const disguisedName = defineContentCheck({
  id: 'attachments/disguised-name',
  severity: 'high',
  reference: { url: 'https://attack.mitre.org/techniques/T1036/002/', date: '2026-11-22' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    if (attachments.length === 0) return notApplicable
    const files = attachments.map(({ fileName }) => fileName ?? '').filter((name) => HIDDEN.test(name))
    return files.length > 0 ? fail({ files: firstFew(files.map((name) => name.replaceAll(HIDDEN_EACH, '�'))) }) : pass
  },

  text: {
    en: {
      title: 'The names of attachments read as they are',
      failure:
        'The name of an attachment holds characters that cannot be seen, or that turn the direction of writing: {files}. That is how a program is made to look like a document, so filters often refuse the message.',
      advice: 'Type the name of the file again, in plain letters.',
    },
    fr: {
      title: 'Le nom des pièces jointes se lit tel qu’il est',
      failure:
        'Le nom d’une pièce jointe contient des caractères invisibles, ou qui inversent le sens de l’écriture : {files}. C’est ainsi qu’on fait passer un programme pour un document : les filtres refusent souvent le message.',
      advice: 'Retapez le nom du fichier, en lettres simples.',
    },
  },
})
