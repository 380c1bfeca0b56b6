import type { en } from './en.ts'

/** Words of the probe message, as a small French firm writes them. */
export const fr: typeof en = {
  tag: 'fr-FR',
  currency: 'EUR',

  number: 'D{year}-{serial}',
  subject: 'Devis {number} pour {purpose}',
  greeting: 'Bonjour,',
  introduction: 'Comme convenu, vous trouverez ci-dessous notre devis {number} du {date} pour {purpose}.',
  item: 'Désignation',
  amount: 'Montant HT',
  multiple: '{item} ({quantity}\u00a0×\u00a0{unitPrice})',
  net: 'Total HT',
  vat: 'TVA à {percent}',
  total: 'Total TTC',
  validity: 'Ces prix sont valables jusqu’au {validUntil}.',
  approval:
    'Si ce devis vous convient, il suffit de répondre à ce message avec la mention «\u00a0bon pour accord\u00a0», et nous nous occupons du reste. Si vous souhaitez modifier un point, dites-le-nous dans votre réponse.',
  closing: 'Bien cordialement,',
  practiceSender: 'Votre entreprise',

  trades: {
    cottage: {
      purpose: 'votre séjour au gîte',
      items: ['Nuit au gîte', 'Ménage de fin de séjour', 'Draps et serviettes, par personne'],
    },
    plumbing: {
      purpose: 'la réparation de votre chauffe-eau',
      items: ['Thermostat et résistance', 'Détartrage de la cuve', 'Main-d’œuvre, par heure'],
    },
    website: {
      purpose: 'l’entretien de votre site web',
      items: ['Mises à jour et sauvegardes, par mois', 'Nouvelle page de contact', 'Rapport trimestriel'],
    },
    printing: {
      purpose: 'vos imprimés',
      items: ['Cartes de visite, lot de 250', 'Papier à en-tête, lot de 500', 'Mise en page et épreuve'],
    },
  },
}
