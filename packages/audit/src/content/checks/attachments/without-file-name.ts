import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'

export const withoutFileName = defineContentCheck({
  id: 'attachments/without-file-name',
  severity: 'low',
  reference: { rfc: 2183, section: '2.3' },
  needs: ['attachments'],

  evaluate({ attachments }) {
    const shown = attachments.filter(({ isInline, type }) => !isInline && !type.startsWith('message/'))
    if (shown.length === 0) return notApplicable
    const types = shown.filter(({ fileName }) => fileName === null || fileName.trim() === '').map(({ type }) => type)
    return types.length > 0 ? fail({ count: types.length, types: firstFew([...new Set(types)]) }) : pass
  },

  text: {
    en: {
      title: 'Every attachment has a name',
      failure:
        'Attachments without a name: {count} ({types}). Readers see “noname” or nothing, their computer may not know how to open them, and filters distrust them.',
      advice: 'Give each file a name with its ending, such as “Quote 114.pdf”, in your sending software.',
    },
    fr: {
      title: 'Chaque pièce jointe a un nom',
      failure:
        'Pièces jointes sans nom : {count} ({types}). Le lecteur voit « noname » ou rien, son ordinateur peut ne pas savoir les ouvrir, et les filtres s’en méfient.',
      advice:
        'Donnez à chaque fichier un nom avec son extension, par exemple « Devis 114.pdf », dans votre logiciel d’envoi.',
    },
  },
})
