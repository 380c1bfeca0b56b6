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
      title: 'The sending server’s address has a name',
      failure:
        'The sending server’s address {ip} has no name in reverse DNS (PTR). Several large mailbox providers may refuse its mail.',
      advice:
        'Ask whoever runs the server (your host or your sending service) to set a reverse name for {ip}. It cannot be done in the DNS of your domain.',
    },
    fr: {
      title: 'L’adresse du serveur d’envoi a un nom',
      failure:
        'L’adresse {ip} du serveur d’envoi n’a pas de nom dans le DNS inverse (PTR). Plusieurs grandes messageries peuvent refuser son courrier.',
      advice:
        'Demandez à qui gère le serveur (hébergeur ou service d’envoi) de donner un nom inverse à {ip}. Cela ne se fait pas dans le DNS de votre domaine.',
    },
  },
})
