import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const nestedTooDeep = defineContentCheck({
  id: 'mime/nested-too-deep',
  severity: 'medium',
  reference: { url: 'https://www.postfix.org/postconf.5.html#mime_nesting_limit', date: '2026-11-22' },
  needs: ['source', 'parts'],

  evaluate({ source, parts }) {
    return hasProblem(source, 'nested-too-deep')
      ? fail({ depth: Math.max(0, ...parts.map(({ depth }) => depth)) })
      : pass
  },

  text: {
    en: {
      title: 'The parts of the message are not nested without end',
      failure:
        'The parts of the message stand inside each other at least {depth} levels deep. No mail program needs that; filters may see an attempt to hide something, and servers stop reading.',
      advice:
        'Send the texts and files side by side. Messages that were forwarded inside each other again and again are the usual reason.',
    },
    fr: {
      title: 'Les parties du message ne s’emboîtent pas sans fin',
      failure:
        'Les parties du message s’emboîtent sur au moins {depth} niveaux. Aucun logiciel n’en a besoin ; les filtres peuvent y voir une tentative de cacher quelque chose, et les serveurs cessent de lire.',
      advice:
        'Envoyez les textes et les fichiers côte à côte. La cause habituelle : des messages transférés sans cesse les uns dans les autres.',
    },
  },
})
