import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

const HOUR = 3600
const DAY = 24 * HOUR

export const ttlTooLong = defineCheck({
  id: 'delegation/ttl-too-long',
  severity: 'info',
  reference: { rfc: 1035, section: '3.2.1' },
  needs: ['delegation'],

  evaluate({ delegation }) {
    if (delegation === null) return notApplicable
    const ttl = valueOf(delegation.txtTtl)
    if (ttl === null) return notApplicable
    return ttl > DAY ? fail({ hours: Math.round(ttl / HOUR) }) : pass
  },

  text: {
    en: {
      title: 'Changes to the records are seen within a day',
      failure:
        'DNS servers may keep the records of the domain for {hours} hours (TTL): a correction may be seen that late.',
      advice: 'Before a change, lower the TTL to 1 hour and wait for the old time to pass.',
    },
    fr: {
      title: 'Les modifications sont visibles en moins d’un jour',
      failure:
        'Les serveurs DNS peuvent garder les enregistrements du domaine {hours} heures (TTL) : une correction ne se voit parfois qu’après.',
      advice: 'Avant une modification, abaissez le TTL à 1 heure et attendez que l’ancienne durée soit passée.',
    },
  },
})
