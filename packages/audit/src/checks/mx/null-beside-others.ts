import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isNullMx } from '../../mx/can-receive.ts'

export const nullBesideOthers = defineCheck({
  id: 'mx/null-beside-others',
  severity: 'medium',
  reference: { rfc: 7505, section: '3' },
  needs: ['mx'],

  evaluate({ mx }) {
    if (!mx.hosts.some(isNullMx)) return notApplicable
    const others = mx.hosts.filter((host) => !isNullMx(host)).map(({ host }) => host)
    return others.length > 0 ? fail({ domain: mx.domain, hosts: others }) : pass
  },

  text: {
    en: {
      title: 'The record that refuses all mail stands alone',
      failure:
        '{domain} says both that it receives no mail (null MX) and that mail goes to {hosts}. Senders may believe either.',
      advice: 'Delete the MX record whose server is “.”, or all the others if the domain receives no mail.',
    },
    fr: {
      title: 'L’enregistrement qui refuse tout courrier est seul',
      failure:
        '{domain} dit à la fois ne recevoir aucun courrier (MX nul) et le recevoir sur {hosts}. Les serveurs peuvent croire l’un ou l’autre.',
      advice:
        'Supprimez l’enregistrement MX dont le serveur est « . », ou tous les autres si le domaine ne reçoit rien.',
    },
  },
})
