import type { ReferenceText } from './reference-text.ts'

export const fr: ReferenceText = {
  title: 'API de Bien reçu',
  introduction:
    'Garde vos relais, envoie par eux le message d’essai de mail-tester et conserve les résultats. Elle tourne sur votre propre machine et répond aux appareils que vous lui avez associés.',
  token: 'Le jeton qu’un appareil a reçu lors de son association. Il reste valable 180 jours après son dernier usage.',
  problem: 'Détails du problème (RFC 9457) : un code d’une liste fermée et sa phrase dans votre langue',
  tags: {
    meta: 'L’instance',
    devices: 'L’association et les appareils qui peuvent utiliser l’API',
    relays: 'Vos propres serveurs d’envoi',
    probes: 'Les tests : un message chacun, suivi étape par étape',
    reports: 'Les résultats lus sur mail-tester, conservés ici',
  },
  operations: {
    getMeta: {
      summary: 'Qui répond ici',
      description:
        'Sans jeton, et sans rien révéler de secret : assez pour qu’un appareil sache à qui il va s’associer.',
      answer: 'Produit, versions et horloge',
    },
    pairDevice: {
      summary: 'Échanger un code d’association contre un jeton',
      description:
        'Le code vient du premier démarrage ou de « bienrecu pair ». Il est valable une fois, dix minutes, et meurt après cinq essais erronés. Le jeton n’est montré qu’une fois ; il est lié à l’origine de cette requête.',
      answer: 'Associé',
    },
    listDevices: { summary: 'Les appareils qui peuvent utiliser l’API', answer: 'Le plus ancien d’abord' },
    revokeDevice: {
      summary: 'Retirer son jeton à un appareil',
      description:
        'Ses requêtes reçoivent désormais la réponse 401 avec le code token-revoked. L’identifiant « current » désigne l’appareil qui le demande.',
      answer: 'Jeton retiré',
    },
    listRelays: { summary: 'Tous les relais', answer: 'Dans l’ordre de leurs noms' },
    createRelay: {
      summary: 'Ajouter un relais',
      description:
        'Le mot de passe ne se lit jamais : il est scellé dès son arrivée, et aucune réponse ne le contient.',
      answer: 'Ajouté ; l’en-tête Location dit où',
    },
    getRelay: { summary: 'Un relais', answer: 'Le relais' },
    updateRelay: {
      summary: 'Modifier un relais',
      description:
        'Les champs absents gardent leur valeur. Changer de serveur, d’utilisateur ou d’autorité de certification efface le mot de passe, sauf si un nouveau l’accompagne ; renoncer au chiffrement l’efface aussi, de même que changer de port sans chiffrement.',
      answer: 'Le relais tel qu’il est désormais',
    },
    deleteRelay: {
      summary: 'Supprimer un relais et son mot de passe',
      description: 'Ses tests restent dans l’historique.',
      answer: 'Supprimé',
    },
    testRelay: {
      summary: 'Tester un relais',
      description:
        'Se connecte et s’authentifie, sans rien envoyer. Un test qui échoue est aussi une réponse : 200, avec « ok » à false.',
      answer: 'Ce que chaque étape a trouvé',
    },
    createProbe: {
      summary: 'Envoyer un message d’essai',
      description:
        'Un message à une adresse, par un relais. La même Idempotency-Key avec la même requête est le même message, si souvent qu’on l’envoie ; avec une autre requête, elle est refusée.',
      answer: {
        200: 'Déjà connu : rien de plus n’est envoyé',
        201: 'Pris en charge ; l’en-tête Location dit où',
      },
    },
    listProbes: {
      summary: 'Tous les tests, le plus récent d’abord',
      answer: 'Une page ; nextCursor mène à la suivante',
    },
    getProbe: { summary: 'Un test', answer: 'Le test et tous ses événements' },
    cancelProbe: {
      summary: 'Annuler un test',
      description: 'Possible jusqu’au début du corps du message ; ensuite, rien ne peut plus le rappeler.',
      answer: 'Annulé : rien n’a été envoyé',
    },
    deleteProbe: { summary: 'Supprimer un test, ses événements et son résultat', answer: 'Supprimé' },
    watchProbe: {
      summary: 'Suivre un test',
      description:
        'Événements envoyés par le serveur (SSE), nommés « step », chacun un ProbeEvent, depuis le premier ou après celui que vous nommez. Le flux se termine quand plus rien, sauf un résultat, ne peut changer le test.',
      answer: 'Les événements',
    },
    getTesterQuota: {
      summary: 'Ce qu’il reste des tests gratuits de mail-tester',
      description:
        'Compté d’après ce que cette instance a envoyé dans les dernières 24 heures ; les tests faits ailleurs ne sont pas connus ici.',
      answer: 'Le quota',
    },
    storeReport: {
      summary: 'Conserver un résultat lu sur la page du testeur',
      description:
        'Conservé avec le dernier test vers son adresse, ou seul. Le même résultat, lu de nouveau, remplace la lecture précédente.',
      answer: 'Conservé ; l’en-tête Location dit où',
    },
    getReport: { summary: 'Un résultat', answer: 'Le résultat, en entier' },
  },
  parameters: {
    createProbe: { 'idempotency-key': 'Un UUID de votre choix' },
    listProbes: { cursor: 'Le nextCursor de la page précédente', limit: 'Tests par page' },
    watchProbe: {
      after: 'Numéro du dernier événement que vous avez ; l’emporte sur Last-Event-ID',
      'last-event-id': 'Ce qu’un navigateur envoie de lui-même quand il se reconnecte',
    },
  },
  fields: {
    'Meta.time': 'L’horloge du serveur, pour qu’un client remarque un décalage',
    'Problem.type': 'Une URI qui nomme le genre d’erreur : urn:bienrecu:error:<code>',
    'PairResponse.token': 'Montré une seule fois. Jeton au porteur (RFC 6750)',
    'Device.origin': 'L’origine de l’extension associée ; null pour la ligne de commande',
    'CreateRelay.caCertificate': 'PEM de l’autorité qui a signé le certificat d’un relais privé',
    'UpdateRelay.caCertificate': 'PEM de l’autorité qui a signé le certificat d’un relais privé',
    'Relay.caCertificate': 'PEM de l’autorité qui a signé le certificat d’un relais privé',
    'RelayTest.reply': 'Les mots mêmes du relais, sans aucun secret, 512 caractères au plus',
    'ProbeEvent.facts': 'Ce qui a été vu : address, tlsProtocol, authMethod, reply…',
    'CreateProbe.locale': 'Langue du message envoyé',
    'CreateProbe.overQuota': 'Envoyer bien que les tests gratuits du jour soient épuisés',
    'Probe.relayId': 'Null si le relais a été supprimé, ou si le résultat est venu sans test de notre part',
    'Probe.reply': 'Les derniers mots du relais',
    'Probe.resultDeadline': 'Quand nous cesserons d’attendre le résultat du testeur',
    'TesterQuota.nextAt': 'Quand un test redeviendra gratuit ; null tant qu’il en reste un',
    'ReportEvidence.suggestedSpfRecord': 'Ce que le testeur propose de publier ; personne ne l’a encore vérifié',
    'ReportEvidence.spamAssassinScore': 'Avec le signe de mail-tester : le négatif est mauvais',
    'TesterReport.receivedAt': 'Tel que le testeur l’écrit',
    'TesterReport.band': 'De mark-0 à mark-4',
    'TesterReport.missing': 'Ce qui était attendu sur la page et n’y était pas',
  },
  page: {
    subtitle: 'Référence de l’API HTTP',
    document: 'Document OpenAPI 3.1',
    contents: 'Sommaire',
    start: 'Premiers pas',
    startPair: 'Demandez un code d’association sur la machine de l’API :',
    startToken: 'Échangez ses huit lettres contre un jeton, une seule fois :',
    startUse: 'Envoyez le jeton avec chaque requête :',
    errors: 'Erreurs',
    errorsAbout:
      'Toute erreur reçoit la forme « problem details » (RFC 9457). Le code ne change jamais ; la phrase suit l’en-tête Accept-Language. Les champs fautifs sont énumérés dans « errors », chacun avec sa place en pointeur JSON.',
    status: 'Statut',
    code: 'Code',
    sentence: 'Phrase',
    schemas: 'Schémas',
    noToken: 'sans jeton',
    parameters: 'Paramètres',
    body: 'Corps',
    answers: 'Réponses',
    example: 'Exemple',
    field: 'Champ',
    kind: 'Genre',
    meaning: 'Sens',
    required: 'obligatoire',
    optional: 'facultatif',
    orNull: 'ou null',
    listOf: 'liste de',
    atMost: '{max} au plus',
    from: 'de {min} à {max}',
    default: 'si absent : {value}',
    home: 'Bien reçu est en marche.',
    homeAbout:
      'Ceci est votre propre API. L’extension du navigateur lui fait envoyer le message d’essai de mail-tester par votre relais, et y conserve les résultats. Il n’y a rien à faire sur cette page.',
    homeNext: 'Et maintenant ?',
    homeExtension: 'Chargez l’extension dans votre navigateur : son dossier est nommé là où vous avez lancé Bien reçu.',
    homePair: 'Collez-y la ligne d’association. Pour en obtenir une autre, lancez sur cette machine :',
    homeOpen: 'Ajoutez votre relais, ouvrez mail-tester.com et appuyez sur « Envoyer ».',
    homeReference: 'Pour les développeurs : la référence de l’API',
    otherLanguage: 'English',
  },
}
