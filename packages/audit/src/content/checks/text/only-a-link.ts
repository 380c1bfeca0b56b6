import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isWebLink } from '../../links/web-link.ts'
import { wordsBesideLinks } from '../../text/shared-words.ts'

const LEAST_WORDS = 8

export const onlyALink = defineContentCheck({
  id: 'text/only-a-link',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/72_active.cf', date: '2026-11-22' },
  needs: ['text', 'html', 'links', 'attachments'],

  evaluate({ text, html, links, attachments }) {
    if (!links.some(isWebLink) || attachments.some(({ isInline }) => !isInline)) return notApplicable
    const words = wordsBesideLinks(html?.text ?? text?.text ?? '')
    return words < LEAST_WORDS ? fail({ words, limit: LEAST_WORDS }) : pass
  },

  text: {
    en: {
      title: 'There is a text around the links',
      failure:
        'The message has hardly any text besides its links (words: {words}; we expect at least {limit}). Hacked accounts often send a bare link, so filters distrust it.',
      advice: 'Say in a sentence or two who writes, and what is behind the link.',
    },
    fr: {
      title: 'Un texte accompagne les liens',
      failure:
        'Le message n’a presque pas de texte en dehors de ses liens (mots : {words} ; nous en attendons au moins {limit}). Les comptes piratés envoient souvent un lien seul : les filtres s’en méfient.',
      advice: 'Dites en une phrase ou deux qui écrit, et ce que l’on trouve derrière le lien.',
    },
  },
})
