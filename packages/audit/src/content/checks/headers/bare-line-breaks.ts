import { fail, pass } from '../../../check.ts'
import { defineContentCheck } from '../../content-check.ts'
import { hasProblem } from '../../source-problems.ts'

export const bareLineBreaks = defineContentCheck({
  id: 'headers/bare-line-breaks',
  severity: 'high',
  reference: { rfc: 5321, section: '2.3.8' },
  needs: ['source'],

  evaluate({ source }) {
    return hasProblem(source, 'bare-line-break') ? fail() : pass
  },

  text: {
    en: {
      title: 'Every line ends as e-mail asks',
      failure:
        'Some lines end with half a line break (CR or LF alone). Such lines served to smuggle in forged mail (“SMTP smuggling”, 2023). Servers therefore refuse the message, or repair it, which can break the signature that proves the sender (DKIM).',
      advice:
        'Report it to the maker of your sending software: every line must end with CR LF (“\\r\\n”). Scripts that write “\\n” alone and hand the message over by SMTP are the usual reason.',
    },
    fr: {
      title: 'Chaque ligne se termine comme l’e-mail le demande',
      failure:
        'Certaines lignes se terminent par un demi-saut de ligne (CR ou LF seul). De telles lignes ont servi à introduire de faux messages (« SMTP smuggling », 2023). Les serveurs refusent donc le message, ou le réparent, ce qui peut casser la signature qui prouve l’expéditeur (DKIM).',
      advice:
        'Signalez-le à l’éditeur de votre logiciel d’envoi : chaque ligne doit se terminer par CR LF (« \\r\\n »). La cause habituelle est un script qui écrit « \\n » seul et remet le message par SMTP.',
    },
  },
})
