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
      advice: 'Publish an address (A record) for {helo}, or set a name in the server that has one.',
    },
    fr: {
      title: 'Le nom que donne le serveur qui envoie existe',
      failure: 'Le serveur qui envoie se présente comme {helo}, un nom sans adresse. Certains serveurs le refusent.',
      advice: 'Publiez une adresse (enregistrement A) pour {helo}, ou donnez au serveur un nom qui en a une.',
    },
  },
})
