import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const fieldWithoutColon = defineContentCheck({
  id: 'headers/field-without-colon',
  severity: 'medium',
  reference: { rfc: 5322, section: '2.2' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'field-without-colon') ? fail() : pass
  },

  text: {
    en: {
      title: 'Every line of the header is a field',
      failure:
        'A line of the header (the technical part of the message) is not a field: it has no name followed by a colon. Receivers may take the rest of the header for text, so that fields are lost, or refuse the message.',
      advice:
        'Report it to the maker of your sending software: there is often one line break too many, in the subject or in a field of your own.',
    },
    fr: {
      title: 'Chaque ligne de l’en-tête est un champ',
      failure:
        'Une ligne de l’en-tête (la partie technique du message) n’est pas un champ : elle n’a pas de nom suivi d’un deux-points. Les messageries peuvent refuser le message, ou prendre la suite de l’en-tête pour du texte : des champs sont alors perdus.',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : il y a souvent un saut de ligne de trop, dans l’objet ou dans un champ personnalisé.',
    },
  },
})
