import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { looksLikeDocument } from '@bienrecu/knowledge/attachment-types'
import { filesOfKind } from '../../attachment-files.ts'

export const doubleExtension = defineContentCheck({
  id: 'attachments/double-extension',
  severity: 'high',
  reference: { url: 'https://attack.mitre.org/techniques/T1036/007/', date: '2026-11-22' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    if (attachments.length === 0) return notApplicable
    const files = filesOfKind(attachments, 'program', 'script', 'shortcut', 'disk-image', 'web-page').filter(
      looksLikeDocument,
    )
    return files.length > 0 ? fail({ files: firstFew(files) }) : pass
  },

  text: {
    en: {
      title: 'No attachment pretends to be a document',
      failure:
        'The name of an attachment has two endings, so that it looks like a document without being one: {files}. Malicious mail does this to hide a program, so filters often refuse the message.',
      advice:
        'Give the file its true name, with one ending. If you did not attach it yourself, have your computer checked for viruses.',
    },
    fr: {
      title: 'Aucune pièce jointe ne se fait passer pour un document',
      failure:
        'Le nom d’une pièce jointe a deux extensions, et ressemble ainsi à un document sans en être un : {files}. Les messages malveillants cachent ainsi un programme : les filtres refusent souvent le message.',
      advice:
        'Donnez au fichier son vrai nom, avec une seule extension. Si vous ne l’avez pas joint vous-même, faites analyser votre ordinateur par un antivirus.',
    },
  },
})
