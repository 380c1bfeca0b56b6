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
      title: 'The text version says the same as the HTML',
      failure:
        'Only {percent} % of the words of the HTML are in the text version as well (we expect at least {limit} %). Some filters compare the two, because spammers show one text to filters and another to readers.',
      advice:
        'Make the text version from the HTML each time, instead of a fixed sentence such as “your program does not show HTML”.',
    },
    fr: {
      title: 'La version texte dit la même chose que le HTML',
      failure:
        'Seuls {percent} % des mots du HTML se retrouvent dans la version texte (nous en attendons au moins {limit} %). Certains filtres comparent les deux, car les spammeurs montrent un texte aux filtres et un autre au lecteur.',
      advice:
        'Tirez la version texte du HTML à chaque envoi, au lieu d’une phrase toute faite comme « votre logiciel n’affiche pas le HTML ».',
    },
  },
})
