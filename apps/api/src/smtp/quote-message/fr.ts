import type { QuoteWords } from './compose.ts'

/** Un devis comme en envoie une petite entreprise. Aucun nom de client, aucun lien, rien qui soit à vendre. */
export const fr: QuoteWords = {
  subject: 'Devis n° {number} pour le remplacement de votre chauffe-eau',
  greeting: 'Bonjour,',
  introduction:
    'Suite à notre visite, voici le devis n° {number} du {date} pour le remplacement de votre chauffe-eau. Il comprend la dépose de l’ancien appareil, la fourniture et la pose du nouveau, ainsi que la mise en service.',
  label: 'Désignation',
  quantity: 'Quantité',
  unitPrice: 'Prix unitaire HT',
  amount: 'Montant HT',
  lines: {
    heater: 'Chauffe-eau électrique de 200 litres',
    fittings: 'Groupe de sécurité et raccords',
    removal: 'Dépose et évacuation de l’ancien appareil',
    labour: 'Pose et mise en service, en heures',
  },
  net: 'Total HT',
  tax: 'TVA à {rate}',
  total: 'Total TTC',
  separator: ' : ',
  conditions:
    'Ce devis est valable jusqu’au {validUntil}. Les travaux durent une demi-journée ; nous pouvons les prévoir dans les deux semaines qui suivent votre réponse. L’appareil est garanti cinq ans, la pose deux ans.',
  approval:
    'S’il vous convient, répondez simplement à ce message avec la mention « Bon pour accord » et la date. Pour une question, ou pour modifier une ligne, répondez-nous de la même façon : nous vous rappellerons dans la journée.',
  closing: 'Bien cordialement,',
  signature: 'Le service des devis',
}
