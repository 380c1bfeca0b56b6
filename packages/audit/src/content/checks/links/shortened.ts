import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { isLinkShortener } from '@bienrecu/knowledge/link-shorteners'
import { hostsOf } from '../../links/web-link.ts'

const SHOWN = 5

export const shortened = defineContentCheck({
  id: 'links/shortened',
  severity: 'medium',
  reference: { url: 'https://github.com/apache/spamassassin/blob/trunk/rules/25_url_shortener.cf', date: '2026-11-22' },
  needs: ['links'],

  evaluate({ links }) {
    const hosts = hostsOf(links)
    if (hosts.length === 0) return notApplicable
    const shorteners = hosts.filter(isLinkShortener)
    return shorteners.length > 0 ? fail({ hosts: shorteners.slice(0, SHOWN) }) : pass
  },

  text: {
    en: {
      title: 'No link goes through a shortener',
      failure:
        'Links go through {hosts}. Shortened links hide where they lead, which is why spammers like them, and filters do not.',
      advice: 'Write the full address behind the words; readers do not see its length.',
    },
    fr: {
      title: 'Aucun lien ne passe par un raccourcisseur',
      failure:
        'Des liens passent par {hosts}. Les liens raccourcis cachent leur destination : c’est pourquoi les spammeurs les aiment, et les filtres non.',
      advice: 'Mettez l’adresse complète derrière les mots ; le lecteur n’en voit pas la longueur.',
    },
  },
})
