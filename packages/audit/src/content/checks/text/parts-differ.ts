import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { sharedWords } from '../../text/shared-words.ts'

/** Percent of the words of the HTML that the text part should contain; addresses and menus may differ. */
const LIMIT = 30
const LEAST_WORDS = 20

export const partsDiffer = defineContentCheck({
  id: 'text/parts-differ',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/20_body_tests.cf', date: '2026-11-22' },
  needs: ['text', 'html'],

  evaluate({ text, html }) {
    if (!text || !html || text.text.trim() === '') return notApplicable // text/empty-text-part speaks for the last
    const { words, shared } = sharedWords(html.text, text.text)
    if (words < LEAST_WORDS) return notApplicable
    const percent = Math.round((shared / words) * 100)
    return percent < LIMIT ? fail({ percent, limit: LIMIT }) : pass
  },

  text: {
    en: {
      title: 'The text part says the same as the HTML part',
      failure:
        'Only {percent} % of the words of the HTML stand in the text part as well ({limit} % is the least we expect). Filters compare the two: senders of spam show one text to them and another to people.',
      advice:
        'Make the text part from the HTML each time, instead of a fixed sentence such as “your program does not show HTML”.',
    },
    fr: {
      title: 'La partie en texte dit la même chose que le HTML',
      failure:
        'Seuls {percent} % des mots du HTML se retrouvent dans la partie en texte ({limit} % sont le moins que l’on attende). Les filtres comparent les deux : les spammeurs montrent un texte aux filtres et un autre aux gens.',
      advice:
        'Tirez la partie en texte du HTML à chaque envoi, au lieu d’une phrase toute faite comme « votre logiciel n’affiche pas le HTML ».',
    },
  },
})
