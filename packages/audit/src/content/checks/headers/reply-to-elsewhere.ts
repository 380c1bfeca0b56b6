import { fail, notApplicable, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { firstFew } from '../../first-few.ts'
import { domainOf, isSameHouse } from '../../addresses.ts'
import type { Mailbox } from '../../evidence.ts'

const domainsOf = (mailboxes: readonly Mailbox[] | null): string[] =>
  (mailboxes ?? []).map(({ address }) => domainOf(address)).filter((domain) => domain !== null)

export const replyToElsewhere = defineContentCheck({
  id: 'headers/reply-to-elsewhere',
  severity: 'info',
  reference: { rfc: 5322, section: '3.6.2' },
  needs: ['mailboxes'],

  evaluate({ mailboxes }) {
    const from = domainsOf(mailboxes.from)
    const replyTo = domainsOf(mailboxes.replyTo)
    if (from.length === 0 || replyTo.length === 0) return notApplicable
    const others = replyTo.filter((domain) => !from.some((own) => isSameHouse(own, domain)))
    return others.length > 0
      ? fail({ domains: firstFew([...new Set(others)]), from: firstFew([...new Set(from)]) })
      : pass
  },

  text: {
    en: {
      title: 'Answers go to the domain of the sender',
      failure:
        'The message comes from {from}, but answers go to {domains}. That may be meant; impostors do the same, so some filters mark it down a little, above all when answers go to a free mailbox.',
      advice:
        'If you can, receive the answers at an address of the same domain as the sender, and forward them from there.',
    },
    fr: {
      title: 'Les réponses vont au domaine de l’expéditeur',
      failure:
        'Le message vient de {from}, mais les réponses vont à {domains}. C’est peut-être voulu ; les imposteurs font de même, et certains filtres en tiennent un peu compte, surtout quand les réponses vont à une boîte gratuite.',
      advice:
        'Si possible, recevez les réponses à une adresse du même domaine que l’expéditeur, puis transférez-les de là.',
    },
  },
})
