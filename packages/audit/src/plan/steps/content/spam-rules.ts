import { draftsForLost } from '../../lost-points.ts'
import { defineStep } from '../../step.ts'

export const spamRules = defineStep({
  kind: 'content/spam-rules',
  who: 'sender',
  minutes: 30,
  build: (context) => draftsForLost(context, 'spamassassin'),

  text: {
    en: {
      title: 'Look at the rules that the spam filter counted',
      why: 'SpamAssassin takes {points} of ten points off. Rules about SPF, DKIM and the server end with the steps of this plan; the others speak of the text and form of the message.',
      how: 'Read the rules with points in the report: a subject in capitals, a text version that is missing or differs from the HTML one, a doubtful link, a date that is wrong. Change one thing at a time, and test again.',
    },
    fr: {
      title: 'Examiner les règles comptées par le filtre antispam',
      why: 'Le filtre SpamAssassin retire {points} des 10 points. Les règles sur SPF, DKIM et le serveur disparaissent avec les étapes de ce plan ; les autres parlent du texte et de la forme du message.',
      how: 'Lisez dans le rapport les règles qui portent des points : un objet en majuscules, une version texte absente ou différente de la version HTML, un lien douteux, une date fausse. Changez une chose à la fois, et refaites le test.',
    },
  },
})
