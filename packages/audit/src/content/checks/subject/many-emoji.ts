import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const LIMIT = 1
const EMOJI =
  /\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)[\p{EMod}\uFE0F]*(?:\u200D\p{Extended_Pictographic}[\p{EMod}\uFE0F]*)*/gu

export const manyEmoji = defineContentCheck({
  id: 'subject/many-emoji',
  severity: 'info',
  reference: { url: 'https://mailchimp.com/help/best-practices-for-email-subject-lines/', date: '2026-11-22' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const emoji = subject.slice(0, 1_000).match(EMOJI) ?? []
    return emoji.length > LIMIT ? fail({ count: emoji.length }) : pass
  },

  text: {
    en: {
      title: 'The subject has at most one emoji',
      failure:
        'The subject has {count} emoji. Several of them look like advertising; screen readers read each one out, and some mail programs show squares.',
      advice: 'Use one at most, and never in place of a word.',
    },
    fr: {
      title: 'L’objet contient au plus un emoji',
      failure:
        'L’objet contient {count} emojis. Plus d’un fait penser à de la publicité ; les lecteurs d’écran les lisent un à un, et certains logiciels affichent des carrés.',
      advice: 'N’en mettez qu’un au plus, et jamais à la place d’un mot.',
    },
  },
})
