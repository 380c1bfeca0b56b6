import { html, plain } from './html.ts'
import type { Words } from './words.ts'

/** All guesses but for jsonWaiting, which has been seen in English only. */
export const FRENCH: Words = {
  homeLabel: 'Tout d’abord, envoyez votre e-mail à :',
  homeButton: 'Ensuite, vérifiez votre score',
  placeholder: 'une adresse mail-tester',
  cookies: 'Ce site utilise des cookies pour vous offrir la meilleure expérience possible.',
  gotIt: 'Compris !',
  waiting: 'Nous regardons la boîte de réception de',
  notFound: 'Nous n’avons pas reçu votre e-mail',
  notFoundReasons: {
    notsent: 'L’avez-vous bien envoyé ?',
    bcc: 'Ne nous mettez ni en copie ni en copie cachée',
    newtest: 'Faites un nouveau test',
    mailchimp: 'Utilisez-vous un service de newsletters ?',
  },
  limitReached: 'Vous avez utilisé vos tests gratuits du jour',
  payment: 'Nous avons reçu votre e-mail et nous sommes prêts à l’analyser !',
  jsonWaiting: 'Mail not found. Please wait a few seconds and try again.',
  headlines: {
    4: 'Wow ! Parfait, vous pouvez envoyer',
    3: 'Bien joué. Votre e-mail est presque parfait',
    2: 'Pas mal, mais il reste du travail',
    1: 'Votre e-mail a de sérieux problèmes',
    0: 'Votre e-mail ne passera jamais',
  },
  total: (score) => `Votre magnifique total : ${score}`,
  subject: (subject) => `Sujet : ${subject}`,
  received: (minutes) => `Reçu il y a ${minutes} minutes`,
  bounceAddress: (address) => `Adresse de retour : ${address}`,
  replyTo: (address) => `Répondre à : ${address}`,
  viewMessage: 'Cliquez ici pour voir votre message',
  versions: {
    'html-version': 'Version HTML',
    'html-version-imageless': 'Version HTML sans images',
    'text-version': 'Version texte',
    'raw-version': 'Source',
  },
  sections: {
    spamassassin: (outcome) =>
      plain(outcome === 'pass' ? 'SpamAssassin vous aime bien' : 'SpamAssassin pense que vous pouvez vous améliorer'),
    signature: (outcome) =>
      plain(outcome === 'pass' ? 'Vous êtes bien authentifié' : 'Vous n’êtes pas entièrement authentifié'),
    'structure-and-content': (outcome) =>
      plain(outcome === 'pass' ? 'Votre message est sûr et bien formaté' : 'Votre message pourrait être amélioré'),
    blacklists: (outcome, { count }) =>
      plain(
        outcome === 'pass'
          ? 'Vous n’êtes sur aucune liste noire'
          : `Vous êtes sur ${count} liste${count > 1 ? 's noires' : ' noire'}`,
      ),
    'broken-links': () => plain('Aucun lien cassé'),
  },
  checks: {
    spf: (outcome, { ip, domain }) =>
      outcome === 'pass'
        ? html`[SPF] Votre serveur <b>${ip}</b> est autorisé à utiliser <b>${domain}</b>`
        : html`[SPF] Votre serveur <b>${ip}</b> n’est pas autorisé à utiliser <b>${domain}</b>`,
    dkim: (outcome) =>
      plain(
        { pass: 'Votre signature DKIM est valide', none: 'Votre message n’est pas signé avec DKIM' }[outcome] ??
          'Votre signature DKIM n’est pas valide',
      ),
    dmarc: (outcome) =>
      plain(
        { pass: 'Votre message a passé le test DMARC', missingentry: 'Vous n’avez pas d’enregistrement DMARC' }[
          outcome
        ] ?? 'Votre message a échoué à la vérification DMARC',
      ),
    'reverse-dns': (outcome, { ip, domain }) =>
      outcome === 'pass'
        ? html`Votre serveur <b>${ip}</b> est bien associé à <b>${domain}</b>`
        : html`Votre serveur <b>${ip}</b> n’est pas associé à son nom`,
    'mxrecord-dns': (outcome, { domain }) =>
      outcome === 'pass'
        ? html`Votre nom de domaine <b>${domain}</b> est associé à un serveur de messagerie.`
        : html`Votre nom de domaine <b>${domain}</b> n’a pas de serveur de messagerie.`,
    'arecord-dns': (outcome, { domain }) =>
      outcome === 'pass'
        ? html`Votre nom de domaine <b>${domain}</b> a une adresse.`
        : html`Votre nom de domaine <b>${domain}</b> n’a pas d’adresse.`,
    'alt-attribute': (outcome, { count }) =>
      plain(
        outcome === 'pass'
          ? 'Toutes vos images ont un attribut alt'
          : `Nous avons trouvé ${count} images sans attribut alt dans votre message`,
      ),
    'forbidden-tags': (outcome) =>
      plain(outcome === 'pass' ? 'Votre contenu est sûr' : 'Votre contenu comporte des balises dangereuses'),
    'short-links': (outcome) =>
      plain(
        outcome === 'pass'
          ? 'Nous n’avons pas trouvé d’URL raccourcies'
          : 'Nous avons trouvé des URL raccourcies dans votre message',
      ),
    'list-unsubscribe': (outcome) =>
      plain(
        outcome === 'pass'
          ? 'Votre message contient un en-tête List-Unsubscribe'
          : 'Votre message ne contient pas d’en-tête List-Unsubscribe',
      ),
  },
  spamScore: (score) => `Score : ${score}. Un score inférieur à -5 est considéré comme indésirable.`,
  spfRecord: 'L’enregistrement SPF que nous avons retenu est :',
  spfNewRecord: 'Il devrait être remplacé par :',
  verificationDetails: 'Détails de la vérification :',
  keyLength: (bits) => `Longueur de la clé : ${bits} bits`,
  dmarcFound: (domain) => `Entrée DNS DMARC trouvée pour le domaine _dmarc.${domain} :`,
  weight: (size) => `Poids de la version HTML de votre message : ${size}.`,
  blocklistsAsked: (ip, count) =>
    `Compare l’adresse IP de votre serveur (${ip}) à ${count} des listes noires IPv4 les plus courantes.`,
  notListed: 'Non listé',
  listed: 'Listé',
  noAnswer: 'Pas de réponse',
}
