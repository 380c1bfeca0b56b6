import type { Locale } from '../check.ts'
import type { PlanQuestion } from './step.ts'

/** The sentence of each question; `{subject}` stands for what it is about. */
export const QUESTION_TEXTS: Readonly<Record<PlanQuestion['code'], Readonly<Record<Locale, string>>>> = {
  'sender-still-used': {
    en: 'Do you still send mail from the service or server that “{subject}” in your SPF record stands for? If not, that part can be taken out.',
    fr: 'Envoyez-vous encore des messages depuis le service ou le serveur que « {subject} » autorise dans votre SPF ? Sinon, cet élément peut être retiré.',
  },
  'report-address': {
    en: 'To which address may the DMARC reports go? Without one, nobody tells you who sends in your name.',
    fr: 'À quelle adresse envoyer les rapports DMARC ? Sans elle, personne ne vous dit qui envoie en votre nom.',
  },
  'which-dns-host': {
    en: 'Where do you edit the DNS records of this domain?',
    fr: 'Où modifiez-vous les enregistrements DNS de ce domaine ?',
  },
  'which-mail-service': {
    en: 'With which service do you send the mail of this domain?',
    fr: 'Avec quel service envoyez-vous les messages de ce domaine ?',
  },
  'key-wanted': {
    en: 'Only the console of {name} knows your DKIM key: paste what it shows there.',
    fr: 'Seule votre console {name} connaît votre clé DKIM : collez ici ce qu’elle affiche.',
  },
}

/** The question for a key where the message shows a selector, and nobody knows whose: perhaps the user’s own server. */
export const UNNAMED_KEY_TEXT: Readonly<Record<Locale, string>> = {
  en: 'Only the service or server that signs your mail knows the DKIM key “{selector}”: paste the record that it shows.',
  fr: 'Seul le service ou le serveur qui signe vos messages connaît la clé DKIM « {selector} » : collez ici l’enregistrement qu’il affiche.',
}
