import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const policyMissing = defineCheck({
  id: 'mta-sts/policy-missing',
  severity: 'low',
  reference: { rfc: 8461, section: '3.3' },
  needs: ['mtaStsPolicy', 'domain'],

  evaluate({ mtaStsPolicy, domain }) {
    if (mtaStsPolicy === null) return notApplicable
    return mtaStsPolicy.text === null ? fail({ domain: domain.name, fault: mtaStsPolicy.fault ?? 'not-found' }) : pass
  },

  text: {
    en: {
      title: 'The MTA-STS policy can be fetched',
      failure:
        'The DNS announces an MTA-STS policy, but we could not fetch it from mta-sts.{domain}. Mail still arrives, without this protection.',
      advice:
        'Publish the policy at https://mta-sts.{domain}/.well-known/mta-sts.txt as text/plain, with a valid certificate and without redirection, or delete the record at _mta-sts.{domain}.',
    },
    fr: {
      title: 'La politique MTA-STS est accessible',
      failure:
        'Le DNS annonce une politique MTA-STS, mais nous n’avons pas pu la lire sur mta-sts.{domain}. Le courrier arrive quand même, sans cette protection.',
      advice:
        'Publiez la politique à l’adresse https://mta-sts.{domain}/.well-known/mta-sts.txt (type text/plain), avec un certificat valide et sans redirection, ou supprimez l’enregistrement _mta-sts.{domain}.',
    },
  },
})
