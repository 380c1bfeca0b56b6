import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'

export const toUndisclosed = defineContentCheck({
  id: 'headers/to-undisclosed',
  severity: 'low',
  reference: { rfc: 5322, section: '3.6.3' },
  needs: ['mailboxes'],

  evaluate({ mailboxes }) {
    const { to } = mailboxes
    if (to === null) return notApplicable // headers/to-missing speaks for this case
    return to.every(({ address }) => address === '') ? fail() : pass
  },

  text: {
    en: {
      title: 'The recipients are named',
      failure:
        'The message is addressed to nobody by name (“undisclosed recipients”), most likely because all were put in blind copy. Filters take this for bulk mail, and readers do not feel addressed.',
      advice: 'Send each recipient their own message, addressed to them; mailing software and “mail merge” do this.',
    },
    fr: {
      title: 'Les destinataires sont nommés',
      failure:
        'Le message ne s’adresse à personne en particulier (« undisclosed recipients »), sans doute parce que tous les destinataires sont en copie cachée. Les filtres y voient un envoi en nombre, et le lecteur ne se sent pas concerné.',
      advice:
        'Envoyez à chaque destinataire son propre message, à son adresse ; les logiciels d’envoi et le « publipostage » le font.',
    },
  },
})
