import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import type { LinkAnswer } from '../../evidence.ts'
import { isWebLink } from '../../links/web-link.ts'

const SHOWN = 5
/** Nothing is there, or nobody can reach it. Refusals (401, 403, 429) and 503 are often meant for programs, not for readers. */
const BROKEN = new Set([404, 410, 500, 502, 504])
const FAULTS: ReadonlySet<LinkAnswer['reason']> = new Set(['not-found', 'refused', 'tls', 'too-many-redirects'])

const isBroken = ({ status, reason }: LinkAnswer): boolean =>
  status === null ? FAULTS.has(reason) : BROKEN.has(status)
/** What was never asked, and what kept silent, proves nothing. */
const saysSomething = ({ status, reason }: LinkAnswer): boolean =>
  status !== null || (reason !== null && reason !== 'not-public' && reason !== 'timeout')

export const broken = defineContentCheck({
  id: 'links/broken',
  severity: 'medium',
  reference: { url: 'https://www.mail-tester.com/dbug-example', date: '2026-11-22' },
  needs: ['links', 'linkAnswers'],

  evaluate({ links, linkAnswers }) {
    if (!links.some(isWebLink)) return notApplicable
    const answers = linkAnswers.filter(saysSomething)
    if (answers.length === 0) return notApplicable
    const broken = answers
      .filter(isBroken)
      .map(({ href, status }) => `${href.slice(0, 120)}${status === null ? '' : ` (${status})`}`)
    return broken.length > 0 ? fail({ count: broken.length, links: broken.slice(0, SHOWN) }) : pass
  },

  text: {
    en: {
      title: 'No link that was asked is broken',
      failure:
        'Links that did not work when they were tried: {count} ({links}). Readers get nowhere, and filters distrust such messages.',
      advice: 'Correct these addresses, and open each link once before you send.',
    },
    fr: {
      title: 'Aucun lien interrogé n’est cassé',
      failure:
        'Liens qui n’ont pas fonctionné à l’essai : {count} ({links}). Le lecteur n’arrive nulle part, et les filtres se méfient de ces messages.',
      advice: 'Corrigez ces adresses, et ouvrez chaque lien une fois avant l’envoi.',
    },
  },
})
