import { defineCheck, fail, pass } from '../../check.ts'
import type { MessageFacts } from '../../message.ts'
import { isNullMx } from '../../mx/can-receive.ts'
import { nameKey } from '../../resolver.ts'

const isSender = ({ fromDomain, mailFrom }: MessageFacts, domain: string): boolean =>
  [fromDomain, mailFrom?.slice(mailFrom.lastIndexOf('@') + 1) ?? null].some(
    (sender) => sender !== null && nameKey(sender) === domain,
  )

export const nullMx = defineCheck({
  id: 'mx/null',
  severity: 'high',
  reference: { rfc: 7505, section: '4.2' },
  needs: ['mx', 'message'],

  evaluate({ mx, message }) {
    if (!mx.hosts.some(isNullMx)) return pass
    // Without a message nobody knows whether the domain sends at all; for one that does not, the record is right.
    return fail({ domain: mx.domain }, message !== null && isSender(message, mx.domain) ? null : 'info')
  },

  text: {
    en: {
      title: 'The domain does not refuse all mail',
      failure:
        '{domain} declares that it receives no mail (null MX). That is right for a domain that never sends; if it sends, nobody can reply and many receivers refuse its mail.',
      advice: 'If you send from {domain}, publish an MX record that names a mail server instead of “.”.',
    },
    fr: {
      title: 'Le domaine ne refuse pas tout courrier',
      failure:
        '{domain} déclare ne recevoir aucun courrier (MX nul). C’est juste pour un domaine qui n’envoie jamais ; s’il envoie, personne ne peut répondre et beaucoup de messageries refusent son courrier.',
      advice:
        'Si vous envoyez depuis {domain}, publiez un enregistrement MX qui nomme un serveur de messagerie au lieu de « . ».',
    },
  },
})
