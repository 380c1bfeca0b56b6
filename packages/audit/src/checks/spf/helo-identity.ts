import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { notKnown } from '../../evidence.ts'

export const heloIdentity = defineCheck({
  id: 'spf/helo-identity',
  severity: 'low',
  reference: { rfc: 7208, section: '2.3' },
  needs: ['heloCheck'],

  evaluate({ heloCheck }) {
    if (!heloCheck) return notApplicable
    const { result, reason, tree } = heloCheck
    if (result === 'temperror') return valueOf(notKnown(reason ?? 'timeout'))
    // Most server names have no SPF record: nothing is wrong with that.
    if (result === 'none' || result === 'neutral') return notApplicable
    return result === 'pass' ? pass : fail({ result, name: tree.domain })
  },

  text: {
    en: {
      title: 'The sending server may use the name it gives',
      failure:
        'The server introduces itself as {name}, whose SPF record does not allow its address: “{result}”. Some receivers count this against the message.',
      advice:
        'Publish an SPF record at {name} that allows the server, such as “v=spf1 a -all”, or correct the name it gives.',
    },
    fr: {
      title: 'Le serveur qui envoie peut porter le nom qu’il donne',
      failure:
        'Le serveur se présente comme {name}, dont le SPF n’autorise pas son adresse : « {result} ». Certains destinataires en tiennent compte.',
      advice:
        'Publiez pour {name} un SPF qui autorise le serveur, par exemple « v=spf1 a -all », ou corrigez le nom qu’il donne.',
    },
  },
})
