import { defineCheck, fail, notApplicable, pass } from '../../check.ts'
import { isMadeFromAddress } from '../../mx/reverse.ts'

export const genericName = defineCheck({
  id: 'reverse/generic-name',
  severity: 'info',
  reference: { url: 'https://www.linuxmagic.com/best_practices/valid_ptr.html', date: '2026-11-22' },
  needs: ['reverse'],

  evaluate({ reverse }) {
    if (reverse === null || reverse.names.length === 0) return notApplicable
    const { ip, names } = reverse
    const generic = names.filter(({ name }) => isMadeFromAddress(name, ip)).map(({ name }) => name)
    return generic.length === names.length ? fail({ ip, names: generic }) : pass
  },

  text: {
    en: {
      title: 'The sending server’s address has a name of its own',
      failure:
        'The address {ip} bears the name {names}, which is made from the address itself. This is no fault, but some filters trust such names less.',
      advice:
        'If the server is yours, ask its host for a name such as mail.example.org. Otherwise there is nothing to do.',
    },
    fr: {
      title: 'L’adresse du serveur d’envoi a un nom propre',
      failure:
        'L’adresse {ip} porte le nom {names}, tiré de l’adresse elle-même. Ce n’est pas une faute, mais certains filtres s’en méfient un peu plus.',
      advice:
        'Si le serveur est à vous, demandez à son hébergeur un nom tel que mail.example.org. Sinon, il n’y a rien à faire.',
    },
  },
})
