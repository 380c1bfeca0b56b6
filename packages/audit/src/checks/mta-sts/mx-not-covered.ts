import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { namedHosts } from '../../mx/can-receive.ts'
import { matchesMxPattern } from '../../policies/mx-pattern.ts'
import { usablePolicy } from '../../policies/usable-policy.ts'

export const mxNotCovered = defineCheck({
  id: 'mta-sts/mx-not-covered',
  severity: 'high',
  reference: { rfc: 8461, section: '4.1' },
  needs: ['mtaStsPolicy', 'mx'],

  evaluate({ mtaStsPolicy, mx }) {
    const policy = usablePolicy(mtaStsPolicy)
    if (policy === null || policy.mode === 'none') return notApplicable
    const hosts = namedHosts(mx).map(({ host }) => host)
    const left = hosts.filter((host) => !policy.mxPatterns.some((pattern) => matchesMxPattern(host, pattern)))
    if (left.length === 0) return pass
    return fail({ hosts: left }, policy.mode === 'enforce' ? null : 'low')
  },

  text: {
    en: {
      title: 'The MTA-STS policy names every mail server',
      failure:
        'The MTA-STS policy does not name {hosts}. Once the policy is enforced, senders that honour it deliver nothing there.',
      advice: 'Add a line “mx” for each of your mail servers to the policy, then change the “id” in the DNS record.',
    },
    fr: {
      title: 'La politique MTA-STS nomme tous les serveurs de messagerie',
      failure:
        'La politique MTA-STS ne nomme pas {hosts}. Dès que la politique est appliquée, les serveurs qui la respectent n’y livrent plus rien.',
      advice:
        'Ajoutez à la politique une ligne « mx » pour chacun de vos serveurs de messagerie, puis changez « id » dans l’enregistrement DNS.',
    },
  },
})
