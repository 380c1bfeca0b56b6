import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isFullName } from '../../mx/helo.ts'

export const notAName = defineCheck({
  id: 'helo/not-a-name',
  severity: 'medium',
  reference: { rfc: 5321, section: '4.1.1.1' },
  needs: ['helo'],

  evaluate({ helo }) {
    if (helo === null) return notApplicable
    return isFullName(helo.name) ? pass : fail({ helo: helo.name })
  },

  text: {
    en: {
      title: 'The sending server introduces itself by a full name',
      failure: 'The sending server calls itself “{helo}”, which is not a full name. Some receivers refuse that.',
      advice:
        'Set the full name of the server, such as mail.example.org, in its configuration. If it belongs to a sending service, tell them.',
    },
    fr: {
      title: 'Le serveur d’envoi se présente par un nom complet',
      failure:
        'Le serveur d’envoi se présente comme « {helo} », ce qui n’est pas un nom complet. Certaines messageries le refusent.',
      advice:
        'Indiquez dans la configuration du serveur son nom complet, par exemple mail.example.org. S’il est à un service d’envoi, prévenez-le.',
    },
  },
})
