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
        'The DNS announces an MTA-STS policy, but it cannot be fetched from mta-sts.{domain}. Without it, senders do not protect mail to you.',
      advice:
        'Serve the policy at https://mta-sts.{domain}/.well-known/mta-sts.txt as text/plain, with a valid certificate and without redirection, or delete the record at _mta-sts.{domain}.',
    },
    fr: {
      title: 'La politique MTA-STS peut être récupérée',
      failure:
        'Le DNS annonce une politique MTA-STS, mais elle ne peut pas être récupérée sur mta-sts.{domain}. Sans elle, le courrier qui vous est destiné n’est pas protégé.',
      advice:
        'Servez la politique à l’adresse https://mta-sts.{domain}/.well-known/mta-sts.txt en text/plain, avec un certificat valable et sans redirection, ou supprimez l’enregistrement _mta-sts.{domain}.',
    },
  },
})
