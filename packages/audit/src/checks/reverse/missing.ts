import { defineCheck, fail, notApplicable, pass } from '../../check.ts'

export const reverseMissing = defineCheck({
  id: 'reverse/missing',
  severity: 'high',
  reference: { rfc: 1912, section: '2.1' },
  needs: ['reverse'],

  evaluate({ reverse }) {
    if (reverse === null) return notApplicable
    return reverse.names.length > 0 ? pass : fail({ ip: reverse.ip })
  },

  text: {
    en: {
      title: 'The sending address has a name',
      failure:
        'The address {ip} that sends has no name in reverse DNS (PTR). Several large providers refuse mail from such addresses.',
      advice:
        'Ask whoever runs the server, your host or your sending service, to set a reverse name for {ip}. It is not done in the zone of your domain.',
    },
    fr: {
      title: 'L’adresse qui envoie a un nom',
      failure:
        'L’adresse {ip} qui envoie n’a pas de nom en DNS inverse (PTR). Plusieurs grands fournisseurs refusent le courrier de telles adresses.',
      advice:
        'Demandez à qui gère le serveur, hébergeur ou service d’envoi, de donner un nom inverse à {ip}. Cela ne se fait pas dans la zone de votre domaine.',
    },
  },
})
