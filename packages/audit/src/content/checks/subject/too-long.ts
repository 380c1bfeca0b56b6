import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

/** Characters; the page that is cited recommends 50, and cuts off here. */
const LIMIT = 140

export const tooLong = defineContentCheck({
  id: 'subject/too-long',
  severity: 'info',
  reference: { url: 'https://help.kajabi.com/hc/en-us/articles/360040521393', date: '2026-11-22' },
  needs: ['subject'],

  evaluate({ subject }) {
    if (subject === null || subject.trim() === '') return notApplicable // subject/missing speaks for this case
    const { length } = Array.from(subject.trim())
    return length > LIMIT ? fail({ length, limit: LIMIT }) : pass
  },

  text: {
    en: {
      title: 'The subject is short enough to be read',
      failure:
        'The subject has {length} characters; beyond {limit}, it is hardly ever seen whole. Telephones show the first 40 or so.',
      advice: 'Put what matters first, and the rest into the message.',
    },
    fr: {
      title: 'L’objet est assez court pour être lu',
      failure:
        'L’objet compte {length} caractères ; au-delà de {limit}, on ne le voit presque jamais en entier. Un téléphone montre environ les 40 premiers.',
      advice: 'Mettez l’essentiel au début, et le reste dans le message.',
    },
  },
})
