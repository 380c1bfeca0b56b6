import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

const SHOWN = 5

export const silent = defineContentCheck({
  id: 'links/silent',
  severity: 'info',
  reference: { rfc: 9110, section: '15.6' },
  needs: ['linkAnswers'],

  evaluate({ linkAnswers }) {
    if (linkAnswers.length === 0) return notApplicable
    const silent = linkAnswers.filter(({ status, reason }) => status === null && reason === 'timeout')
    return silent.length > 0
      ? fail({ links: silent.slice(0, SHOWN).map(({ href }) => href.slice(0, 120)), count: silent.length })
      : pass
  },

  text: {
    en: {
      title: 'Every link that was asked answered in time',
      failure:
        'Links without an answer in time: {count} ({links}). Whether they work is not known: the site may be slow, or answer only people.',
      advice: 'Open these links yourself.',
    },
    fr: {
      title: 'Chaque lien interrogé a répondu à temps',
      failure:
        'Liens restés sans réponse à temps : {count} ({links}). On ne sait pas s’ils fonctionnent : le site est peut-être lent, ou ne répond qu’aux humains.',
      advice: 'Ouvrez ces liens vous-même.',
    },
  },
})
