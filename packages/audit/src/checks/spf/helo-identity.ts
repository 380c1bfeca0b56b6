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
        'The server introduces itself as {name}, whose SPF record does not allow its address: “{result}”. Some receivers take this into account.',
      advice:
        'If the server is yours, publish an SPF record at {name} that allows it, such as “v=spf1 a -all”, or correct the name it gives.',
    },
    fr: {
      title: 'Le serveur d’envoi a droit au nom qu’il donne',
      failure:
        'Le serveur se présente comme {name}, dont le SPF n’autorise pas son adresse : « {result} ». Certaines messageries en tiennent compte.',
      advice:
        'Si le serveur est à vous, publiez pour {name} un SPF qui l’autorise, par exemple « v=spf1 a -all », ou corrigez le nom qu’il donne.',
    },
  },
})
