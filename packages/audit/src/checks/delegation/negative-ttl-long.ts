import { defineCheck, fail, notApplicable, pass, valueOf } from '../../check.ts'

const MINUTE = 60
const HOUR = 60 * MINUTE

export const negativeTtlLong = defineCheck({
  id: 'delegation/negative-ttl-long',
  severity: 'info',
  reference: { rfc: 2308, section: '5' },
  needs: ['delegation'],

  evaluate({ delegation }) {
    if (delegation === null) return notApplicable
    const ttl = valueOf(delegation.negativeTtl)
    return ttl > HOUR ? fail({ zone: delegation.zone, minutes: Math.round(ttl / MINUTE) }) : pass
  },

  text: {
    en: {
      title: 'A record just published is seen within an hour',
      failure:
        'DNS servers remember for {minutes} minutes that a record of {zone} does not exist. One that you have just published may stay unseen that long.',
      advice: 'Wait that long before you check a new record. To shorten it, lower the last number of the SOA record.',
    },
    fr: {
      title: 'Un enregistrement tout juste publié est visible en moins d’une heure',
      failure:
        'Les serveurs DNS retiennent {minutes} minutes qu’un enregistrement de la zone {zone} n’existe pas. Celui que vous venez de publier peut rester invisible aussi longtemps.',
      advice:
        'Attendez cette durée avant de vérifier un nouvel enregistrement. Pour la réduire, abaissez le dernier nombre de l’enregistrement SOA.',
    },
  },
})
