import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isConfirmed } from '../../mx/reverse.ts'

export const notConfirmed = defineCheck({
  id: 'reverse/not-confirmed',
  severity: 'medium',
  reference: { rfc: 1912, section: '2.1' },
  needs: ['reverse'],

  evaluate({ reverse }) {
    if (reverse === null || reverse.names.length === 0) return notApplicable
    const { ip, names } = reverse
    return isConfirmed(names, ip) ? pass : fail({ ip, names: names.map(({ name }) => name) })
  },

  text: {
    en: {
      title: 'The sending server’s name leads back to its address',
      failure:
        'The address {ip} is called {names}, but that name does not lead back to it. Gmail and others want both directions to match.',
      advice:
        'Have an A or AAAA record published for {names} with the address {ip}, or have the reverse name corrected by whoever runs the server.',
    },
    fr: {
      title: 'Le nom du serveur d’envoi ramène à son adresse',
      failure:
        'L’adresse {ip} porte le nom {names}, mais ce nom n’y ramène pas. Gmail et d’autres veulent que les deux sens concordent.',
      advice:
        'Faites publier pour {names} un enregistrement A ou AAAA avec l’adresse {ip}, ou faites corriger le nom inverse par qui gère le serveur.',
    },
  },
})
