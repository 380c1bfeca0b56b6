import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'
import { isFullName } from '../../mx/helo.ts'

export const doesNotResolve = defineCheck({
  id: 'helo/does-not-resolve',
  severity: 'medium',
  reference: { rfc: 5321, section: '4.1.1.1' },
  needs: ['helo'],

  evaluate({ helo }) {
    if (helo === null || !isFullName(helo.name)) return notApplicable
    return valueOf(helo.addresses).length > 0 ? pass : fail({ helo: helo.name })
  },

  text: {
    en: {
      title: 'The name the sending server gives exists',
      failure: 'The sending server calls itself {helo}, a name without an address. Some receivers refuse that.',
      advice:
        'Publish an address (A record) for {helo}, or have the server use a name that has one. If it belongs to a sending service, tell them.',
    },
    fr: {
      title: 'Le nom que donne le serveur d’envoi existe',
      failure: 'Le serveur d’envoi se présente comme {helo}, un nom sans adresse. Certaines messageries le refusent.',
      advice:
        'Publiez une adresse (enregistrement A) pour {helo}, ou donnez au serveur un nom qui en a une. S’il est à un service d’envoi, prévenez-le.',
    },
  },
})
