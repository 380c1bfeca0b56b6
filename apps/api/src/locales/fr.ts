import type { en } from './en.ts'

/** Les mots de la ligne de commande et des pages servies par l'API. */
export const fr: Record<keyof typeof en, string> = {
  'config.folder': '{variable} : « {value} » n’est pas un chemin de dossier ou de fichier.',
  'config.port': '{variable} : « {value} » n’est pas un port. Un nombre entier de 1 à 65535.',
  'config.host': '{variable} : « {value} » n’est ni un nom d’hôte ni une adresse IP.',
  'config.url':
    '{variable} : « {value} » n’est pas une adresse comme https://sonde.example.org, sans utilisateur, requête ni #.',
  'config.insecure-url':
    '{variable} : « {value} » doit commencer par https://. Le http simple est réservé à cette machine même.',
  'config.private-hosts':
    '{variable} : « {value} » n’est ni un nom d’hôte, ni une adresse IP, ni une plage comme 192.168.1.0/24.',
  'config.recipients': '{variable} : « {value} » n’est ni une adresse e-mail ni un domaine.',
  'config.switch': '{variable} : « {value} » n’est ni on ni off.',
  'config.daily-limit': '{variable} : « {value} » n’est pas un nombre entier de 0 à 100000.',
  'config.result-wait': '{variable} : « {value} » n’est pas un nombre de secondes de 5 à 3600.',
  'config.dns-servers':
    '{variable} : « {value} » n’est pas un serveur de noms : une adresse IP, au besoin avec son port, comme 192.0.2.53:53.',
  'config.proxies': '{variable} : « {value} » n’est ni une adresse IP ni une plage comme 192.168.1.0/24.',
  'config.client-id': '{variable} : « {value} » n’est pas l’identifiant d’une application.',
  'config.tenant':
    '{variable} : « {value} » n’est ni l’identifiant ni le domaine d’un locataire, ni common, organizations ou consumers.',
  'config.client-id-missing': '{variable} manque : sans elle, les autres variables de cette connexion sont sans effet.',
  'config.lmtp': '{variable} : « {value} » n’est ni un port ni le chemin d’une socket.',
  'config.mail-domain': '{variable} : « {value} » n’est pas un domaine que des adresses e-mail peuvent avoir.',
  'config.megabytes': '{variable} : « {value} » n’est pas un nombre entier de 1 à 100.',
  'config.hours': '{variable} : « {value} » n’est pas un nombre entier d’heures de 1 à 720.',
  'config.days':
    '{variable} : « {value} » n’est pas un nombre entier de jours de 0 à 3650 ; avec 0, rien n’est supprimé automatiquement.',
  'config.host-and-port': '{variable} : « {value} » n’est pas un serveur suivi de son port, comme 127.0.0.1:783.',
  'config.certificate-half': '{variable} manque : un certificat et sa clé vont ensemble.',
  'config.log-level': '{variable} : « {value} » ne fait pas partie de fatal, error, warn, info, debug, silent.',
  'config.unknown': 'Remarque : {variable} est définie, mais Bien reçu ne connaît pas cette variable.',

  'serve.running': 'Bien reçu répond à l’adresse {url}',
  'serve.tester': 'Testeur : {url} (il reçoit les messages sur {host}, port {port})',
  'serve.pairing': 'Ligne d’association, valable une fois et dix minutes. Collez-la dans l’extension :',
  'serve.stop': 'Ctrl-C l’arrête.',
  'serve.stopping': 'Arrêt…',
  'receive.running': 'Les messages pour {domain} sont reçus sur {host}, port {port}',

  'cli.unknown-command': '« {value} » n’est pas une commande.',
  'cli.unknown-option': '{value} n’est pas une option de cette commande.',
  'cli.option-value': 'La valeur de {value} manque, ou est de trop.',
  'cli.unexpected': '« {value} » est un mot de trop.',
  'cli.missing': 'Il manque un mot à la fin de cette commande.',
  'cli.missing-option': 'Il manque {value}.',
  'cli.language': '--lang prend fr ou en, pas « {value} ».',
  'cli.limit': '--limit prend un nombre entier de 1 à 100, pas « {value} ».',
  'cli.password': 'Mot de passe de {value} (il ne s’affiche pas pendant la saisie) :',
  'cli.password-needed':
    'Pas de terminal où demander le mot de passe : donnez --password-file FICHIER, ou --password-file - pour le lire sur l’entrée standard.',

  'relay.none': 'Aucun relais pour l’instant. Ajoutez-en un avec : bienrecu relay add',
  'relay.removed': 'Le relais « {value} » et son mot de passe sont supprimés.',
  'relay.password': 'mot de passe gardé',
  'relay.no-password': 'sans mot de passe',
  'relay.no-authentication': 'sans authentification',
  'relay.signed-in': 'connecté',
  'relay.not-signed-in': 'non connecté',
  'relay.default': 'par défaut',
  'relay.fallback': 'de secours',
  'relay.unknown-preset': 'Aucun fournisseur ne s’appelle « {value} ». Les voici tous : bienrecu relay providers',
  'relay.works': 'dernier test réussi',
  'relay.fails': 'dernier test manqué',
  'relay.untested': 'jamais testé',
  'relay.step.resolve': 'Nom du serveur trouvé',
  'relay.step.connect': 'Connexion',
  'relay.step.tls': 'Chiffrement',
  'relay.step.greeting': 'Accueil',
  'relay.step.ehlo': 'Capacités annoncées',
  'relay.step.starttls': 'STARTTLS',
  'relay.step.auth': 'Authentification',
  'relay.step.mail-from': 'Expéditeur accepté',
  'relay.step.rcpt': 'Destinataire accepté',
  'relay.test-passed': 'Le relais fonctionne. Rien n’a été envoyé.',
  'relay.reply': 'Les mots du serveur : {value}',
  'mailbox.works': 'La boîte aux lettres fonctionne. Les copies vont dans « {value} ».',
  'mailbox.no-sent':
    'La boîte aux lettres fonctionne, mais aucun de ses dossiers n’est reconnu comme celui des messages envoyés : choisissez-en un avec --folder.',
  'mailbox.removed':
    'Le relais « {value} » ne range plus de copies ; le mot de passe de la boîte aux lettres est supprimé.',

  'relay.fact': '{name} : {value}',
  'relay.fact.addresses': 'adresses',
  'relay.fact.address': 'adresse',
  'relay.fact.tlsProtocol': 'protocole',
  'relay.fact.tlsCipher': 'chiffrement',
  'relay.fact.certificateNames': 'certificat pour',
  'relay.fact.certificateIssuer': 'délivré par',
  'relay.fact.certificateValidTo': 'valable jusqu’au',
  'relay.fact.banner': 'message d’accueil',
  'relay.fact.serverName': 'nom du serveur',
  'relay.fact.extensions': 'extensions',
  'relay.fact.size': 'plus grand message (octets)',
  'relay.fact.authMethods': 'façons de s’identifier',
  'relay.fact.authMethod': 'utilisée',
  'relay.fact.reply': 'réponse',

  'cause.likely': 'Sans doute : {value}',
  'cause.actor': 'Qui peut y remédier : {value}',
  'cause.actor.user': 'vous',
  'cause.actor.administrator': 'la personne qui administre la messagerie de ce domaine',
  'cause.actor.provider': 'le fournisseur de ce serveur',
  'cause.actor.operator': 'la personne qui gère ce programme',
  'cause.actor.nobody': 'personne, il faut seulement du temps',
  'cause.fix': 'Comment : {value}',
  'cause.url': 'Expliqué ici : {value}',

  'fix.host-not-found':
    'Recopiez le nom du serveur dans l’aide de votre fournisseur de messagerie, ou laissez-le trouver à partir de votre adresse.',
  'fix.smtp-timeout': 'Réessayez dans un moment. S’il reste muet, demandez à qui le gère s’il ralentit les inconnus.',
  'fix.smtp-recipient-refused':
    'Ce serveur ne livre peut-être qu’ailleurs, ou {to} n’a pas de boîte : vérifiez l’adresse, ou demandez au fournisseur.',
  'fix.smtp-wrong-host': 'Utilisez {expectedHost}, port {expectedPort}, avec {expectedSecurity}.',
  'fix.smtp-wrong-host-unnamed': 'Cherchez le nom du serveur dans l’aide de {provider}.',
  'fix.gateway':
    'Le courrier de {domain} semble passer par {gateway} : de l’extérieur, personne ne peut savoir où sont ses boîtes. Demandez à qui s’en occupe le nom du serveur d’envoi.',
  'fix.tls-certificate-wrong-name':
    'Utilisez le nom de serveur donné par votre fournisseur. Ne désactivez pas la vérification.',
  'fix.tls-failed': 'Vérifiez le port et la sécurité : le 465 commence en TLS, le 587 utilise STARTTLS.',

  'sign-in.page.title.connected': 'Connexion établie',
  'sign-in.page.title.failed': 'Connexion non établie',
  'sign-in.page.title.unknown': 'Cette connexion n’est plus connue',
  'sign-in.page.connected': 'Le relais « {relay} » envoie désormais avec votre connexion à {provider}.',
  'sign-in.page.connected-as':
    'Le relais « {relay} » envoie désormais avec le compte {account}, grâce à votre connexion à {provider}.',
  'sign-in.page.close': 'Vous pouvez fermer cette page et revenir à Bien reçu.',
  'sign-in.page.administrator':
    'Un administrateur ouvre cette adresse, se connecte et accepte une fois pour toute l’organisation. Connectez-vous ensuite de nouveau.',
  'sign-in.page.again': 'Pour réessayer, recommencez depuis les réglages du relais. Vous pouvez fermer cette page.',
  'sign-in.page.unknown':
    'Elle a déjà servi, date de plus de dix minutes, ou n’a pas été commencée ici. Rien n’a changé. Recommencez depuis les réglages du relais.',
  'sign-in.open': 'Ouvrez cette adresse dans un navigateur et connectez-vous :',
  'sign-in.type': 'Ouvrez {url} dans un navigateur, sur n’importe quel appareil, et saisissez ce code : {code}',
  'sign-in.waiting': 'En attente de votre connexion. Ctrl-C arrête l’attente ; l’adresse reste valable dix minutes.',
  'sign-in.server':
    'Le serveur doit être en marche (bienrecu serve) : c’est vers lui que le fournisseur ramène votre navigateur.',
  'sign-in.connected': 'Connexion établie : {account}',
  'sign-in.too-late': 'Personne ne s’est connecté dans le temps imparti.',
  'sign-in.provider': '--provider attend microsoft ou google, et non « {value} ».',
  'sign-in.which-provider':
    'Le fournisseur de ce relais n’est pas connu : indiquez --provider microsoft ou --provider google.',
  'sign-in.password-ends': '{provider} va mettre fin à l’envoi par mot de passe :',
  'sign-in.date': '  {when} : {value}',
  'sign-in.instead': 'Connectez-vous plutôt chez le fournisseur : bienrecu relay sign-in NOM',
  'sign-in.ended': 'Le relais « {value} » est déconnecté ; ses jetons sont supprimés.',

  'detect.provider': 'Fournisseur',
  'detect.smtp': 'SMTP',
  'detect.imap': 'IMAP',
  'detect.username': 'Utilisateur',
  'detect.gateway': 'Filtre',
  'detect.source.provider-table': 'table des fournisseurs',
  'detect.source.autoconfig': 'fichier de configuration',
  'detect.source.srv': 'SRV',
  'detect.source.mx': 'MX',
  'detect.source.spf': 'SPF',
  'detect.unsure': '(à confirmer)',
  'detect.alternatives': 'Ce pourrait aussi être : {value}.',
  'detect.missing': 'Introuvable d’ici, seul le fournisseur l’affiche : {value}.',
  'detect.behind-gateway':
    'Le courrier de ce domaine passe par un filtre, {value}. Derrière lui, personne ne peut dire où se trouve la boîte : demandez à qui l’a installée.',
  'detect.nothing': 'Aucun serveur n’a été trouvé pour cette adresse.',
  'detect.not-all-answered': 'Aucun serveur n’est encore connu pour cette adresse : tout n’a pas répondu.',
  'detect.sources': 'D’où cela vient',
  'detect.undetermined': 'N’a pas pu être demandé',
  'detect.forwards-only': '(transfert seulement)',
  'detect.caution': '(avec réserve)',
  'detect.reason.timeout': 'pas de réponse à temps',
  'detect.reason.servfail': 'le serveur de noms a échoué',
  'detect.reason.refused': 'refusé',
  'detect.reason.bad-answer': 'une réponse qui n’en est pas une',
  'detect.reason.cname-loop': 'ses alias tournent en rond',
  'detect.reason.unreachable': 'injoignable',
  'detect.reason.not-asked': 'à une adresse privée, où l’on ne demande rien',
  'detect.reason.redirect': 'il mène chez quelqu’un d’autre, ce qui n’est pas suivi',
  'detect.reason.tls': 'son certificat n’est pas valable',
  'detect.reason.too-large': 'le fichier est trop grand',
  'detect.reason.malformed': 'le fichier est mal formé',

  'probe.step.queued': 'En file',
  'probe.step.connecting': 'Connexion en cours',
  'probe.step.connected': 'Connecté',
  'probe.step.tls': 'Chiffré',
  'probe.step.authenticated': 'Authentifié',
  'probe.step.envelope': 'Expéditeur et destinataire acceptés',
  'probe.step.data': 'Envoi du message',
  'probe.step.accepted': 'Accepté par le relais',
  'probe.step.waiting': 'En attente du résultat',
  'probe.step.reported': 'Résultat reçu',
  'probe.step.failed': 'Échec',
  'probe.step.unknown': 'Issue inconnue',
  'probe.because': '{value} : {why}',
  'probe.copy-failed': 'Envoyé, mais pas rangé dans les messages envoyés : {why}',
  'probe.score': 'Note : {value}/10',
  'probe.state.queued': 'en file',
  'probe.state.connecting': 'connexion',
  'probe.state.accepted': 'accepté',
  'probe.state.waiting': 'en attente',
  'probe.state.reported': 'résultat reçu',
  'probe.state.failed': 'échec',
  'probe.state.unknown': 'inconnu',

  'compare.relay': 'Relais',
  'compare.time': 'Accepté après',
  'compare.tls': 'Chiffrement',
  'compare.sender': 'Expéditeur',
  'compare.server': 'Serveur',
  'compare.state': 'Issue',
  'compare.clear': 'aucun',
  'compare.milliseconds': '{value} ms',
  'compare.pairs': 'Donnez un seul --to pour tous les relais, ou un par relais dans le même ordre, et non {value}.',

  'watch.none': 'Aucun domaine n’est encore surveillé.',
  'watch.records': 'enregistrements : {count}',
  'watch.paused': 'en pause',
  'watch.last-look': 'dernier passage : {time}',
  'watch.begun': '{value} est surveillé. Le serveur l’examine dans un instant.',
  'watch.is-paused': 'La surveillance du domaine {value} est en pause.',
  'watch.resumed': '{value} est de nouveau surveillé.',
  'watch.removed': '{value} n’est plus surveillé.',

  'notices.none': 'Rien à signaler.',
  'notices.new': '(nouveau)',
  'notices.locale': 'langue : {value}',
  'notices.email': 'e-mail : {value}, par « {relay} »',
  'notices.webhook': 'webhook : {value}',
  'notices.nowhere': 'Les avis ne vont que dans l’extension.',
  'notices.failed': 'L’envoi du dernier a été abandonné : {why}',

  'address.none': 'Aucune adresse n’est confirmée. Confirmez-en une avec : bienrecu address add',
  'address.asked': 'Un code part vers {value}. Donnez-le avec : bienrecu address confirm {value} CODE',
  'address.confirmed': '{value} est confirmée : des messages d’essai peuvent y aller.',
  'address.waiting': 'en attente de son code',
  'address.removed': 'Plus rien n’est envoyé à {value}.',

  'confirmation.subject': 'Votre code Bien reçu : {code}',
  'confirmation.text': [
    'Une personne qui teste un relais SMTP avec Bien reçu souhaite envoyer des messages d’essai à {address}.',
    'Si c’est vous, saisissez-y ce code dans la demi-heure :',
    '{code}',
    'Sinon, vous n’avez rien à faire : sans ce code, plus rien ne vous sera envoyé.',
  ].join('\r\n\r\n'),

  'handover.subject': 'Enregistrements DNS à publier pour {domain}',
  'handover.hello': 'Bonjour,',
  'handover.hello-name': 'Bonjour {name},',
  'handover.ask':
    'Pour être reconnus par les messageries, les messages envoyés depuis {domain} ont besoin des enregistrements DNS ci-dessous. Pourriez-vous les publier dans la zone {zone} ?',
  'handover.ask-at':
    'Pour être reconnus par les messageries, les messages envoyés depuis {domain} ont besoin des enregistrements DNS ci-dessous. Pourriez-vous les publier dans la zone {zone}, chez {host} ?',
  'handover.path': 'Le chemin jusqu’au formulaire chez {host} : {path}',
  'handover.leave-others': 'Tous les autres enregistrements de la zone restent tels quels.',
  'handover.link':
    'Cette page privée montre ce qui est déjà publié et ce qui manque encore. Elle s’ouvre sans compte, jusqu’au {date} :\n{url}',
  'handover.thanks': 'Merci d’avance.',
  'handover.add': 'Ajouter un enregistrement {type} sous le nom {name}',
  'handover.change':
    'Modifier l’enregistrement {type} sous le nom {name} : remplacer sa valeur, sans ajouter de second enregistrement',
  'handover.fold': 'Remplacer par un seul les {count} enregistrements {type} sous le nom {name}',
  'handover.remove': 'Supprimer cet enregistrement {type} sous le nom {name}',
  'handover.remove-all': 'Supprimer ces {count} enregistrements {type} sous le nom {name}',
  'handover.field': '{label} : {value}',
  'handover.type': 'Type',
  'handover.name': 'Nom',
  'handover.blank': '(laisser vide)',
  'handover.full-name': 'Nom complet',
  'handover.priority': 'Priorité',
  'handover.value': 'Valeur',
  'handover.ttl': 'TTL (secondes)',
  'handover.today': 'Valeur actuelle',
  'handover.state.missing': 'Pas encore là',
  'handover.state.different': 'Là, mais à corriger',
  'handover.state.partly': 'Sur une partie des serveurs de noms',
  'handover.state.published': 'Publié',
  'handover.state.still-there': 'Toujours là',
  'handover.state.removed': 'Supprimé',
  'handover.page.title': 'Enregistrements DNS pour {domain}',
  'handover.page.about':
    'La personne qui envoie des messages depuis {domain} vous demande de publier ces enregistrements. La page montre ce que disent en ce moment les serveurs de noms de la zone.',
  'handover.page.progress': 'Fait : {done} sur {total}',
  'handover.page.all': 'Tout est fait. Merci !',
  'handover.page.not-asked':
    'Tous les serveurs de noms n’ont pas encore répondu : vous voyez ce qui était connu auparavant.',
  'handover.page.refresh': 'Cette page vérifie de nouveau, d’elle-même, toutes les {seconds} secondes.',
  'handover.page.stop': 'Figer la page',
  'handover.page.still': 'La page est figée.',
  'handover.page.again': 'Vérifier toutes les {seconds} secondes',
  'handover.page.where': 'Où',
  'handover.page.zone': 'Dans la zone {zone}',
  'handover.page.zone-at': 'Dans la zone {zone}, chez {host}',
  'handover.page.path': 'Menus : {path}',
  'handover.page.editor': 'Ouvrir {host}',
  'handover.page.apply': 'Laisser {host} écrire ces enregistrements, une fois votre accord donné là-bas',
  'handover.page.records': 'Enregistrements',
  'handover.page.uncertain':
    'Le comportement de ce formulaire n’a pas pu être entièrement vérifié : comparez avec un enregistrement déjà présent dans la liste.',
  'handover.page.notes': 'Bon à savoir chez {host}',
  'handover.page.zone-file': 'La même chose pour un fichier de zone',
  'handover.page.until': 'État au {time}. Ce lien est valable jusqu’au {date}.',
  'handover.page.closed': 'Lien fermé',
  'handover.none': 'Aucun lien n’a encore été créé. Faites-en un avec : bienrecu handover DOMAINE',
  'handover.made': 'Un message pour la personne qui gère le DNS du domaine {domain} :',
  'handover.not-reachable':
    'Le lien ne s’ouvre que sur cette machine ({url}), et le message n’en parle pas : BIENRECU_PUBLIC_URL n’est pas une adresse publique.',
  'handover.revoked': 'Le lien est désactivé.',
  'handover.open-until': 'valable jusqu’au {date}',
  'handover.expired': 'expiré',
  'handover.is-revoked': 'désactivé',

  'verify.state.unknown': 'Aucun serveur de noms n’a répondu : on ne sait rien du nom {name} pour le moment.',
  'verify.state.awaited':
    'Aucun serveur de noms de la zone n’a encore l’enregistrement : l’hébergeur DNS ne l’a pas publié. Ce n’est pas une question de propagation.',
  'verify.state.different': 'Ce que les serveurs de noms donnent pour {name} n’est pas ce qui était demandé.',
  'verify.state.partly':
    'Serveurs de noms qui ont l’enregistrement : {seen} sur {count}. L’hébergeur DNS est sans doute en train de le publier.',
  'verify.state.published':
    'Tous les serveurs de noms qui répondent ont l’enregistrement. Ailleurs, des résolveurs peuvent garder l’ancienne réponse quelque temps : 12 à 24 heures au pire.',
  'verify.state.visible':
    'Tous les serveurs de noms qui répondent ont l’enregistrement, et les résolveurs interrogés aussi.',
  'verify.state.planned': 'Personne n’a encore dit que cet enregistrement est publié.',
  'verify.state.gone': 'L’enregistrement était là, et n’y est plus.',
  'verify.removal.awaited': 'Les serveurs de noms ont encore l’ancien enregistrement sous le nom {name}.',
  'verify.removal.partly': 'Serveurs de noms qui n’ont plus l’ancien enregistrement : {seen} sur {count}.',
  'verify.removal.published':
    'Plus aucun serveur de noms n’a l’ancien enregistrement. Ailleurs, des résolveurs peuvent le garder quelque temps : 12 à 24 heures au pire.',
  'verify.removal.visible':
    'L’ancien enregistrement a disparu des serveurs de noms, et des résolveurs interrogés aussi.',
  'verify.removal.gone': 'L’ancien enregistrement avait été retiré, et il est revenu.',
  'verify.difference.name-typed-twice':
    'L’enregistrement se trouve sous le nom {foundAt} : ce formulaire ajoute lui-même le domaine. Saisissez le nom sans le domaine.',
  'verify.difference.at-wrong-name':
    'L’enregistrement se trouve sous le nom {foundAt}, et non {name}. Corrigez son nom.',
  'verify.difference.quotes-inside':
    'Il y a des guillemets dans la valeur. Ce formulaire les ajoute lui-même : saisissez la valeur sans eux.',
  'verify.difference.backslashes':
    'Il y a des barres obliques inversées dans la valeur. Saisissez-la sans elles, et sans guillemets.',
  'verify.difference.curly-quotes':
    'Il y a des guillemets typographiques dans la valeur, comme en met un traitement de texte. Saisissez la valeur sans eux.',
  'verify.difference.truncated':
    'La valeur est coupée : {length} caractères sur {wanted} sont arrivés. Collez-la de nouveau, en deux chaînes si le formulaire ne prend que 255 caractères.',
  'verify.difference.split-in-two':
    'La valeur a été découpée en plusieurs enregistrements. Il en faut un seul, qui peut se composer de plusieurs chaînes.',
  'verify.difference.several-records':
    'Il y a plusieurs enregistrements là où un seul doit se trouver. Supprimez celui qui est de trop.',
  'verify.difference.spaces-lost': 'Les espaces ne sont pas à leur place. Copiez de nouveau la valeur telle quelle.',
  'verify.difference.target-completed':
    'Le formulaire a ajouté le domaine à la cible : elle mène à {found}. Terminez la cible par un point.',
  'verify.difference.wrong-type':
    'Un enregistrement d’un autre type se trouve sous le nom {name} : {found}. Il doit être de type {type}.',
  'verify.difference.old-value': 'L’ancienne valeur est encore là.',
  'verify.difference.other-value': 'Une autre valeur s’y trouve : {found}',
  'verify.server.seen': 'vu',
  'verify.server.absent': 'absent',
  'verify.server.different': 'différent',
  'verify.server.no-answer': 'pas de réponse',
  'verify.no-address': 'sans adresse',
  'verify.old-until': 'Des résolveurs peuvent garder l’ancienne réponse jusqu’au {time}.',
  'verify.old-if-now':
    'S’il était publié maintenant, des résolveurs pourraient garder l’ancienne réponse jusqu’au {time}.',
  'verify.resolvers': 'Résolveurs',

  'audit.dns': '--dns prend l’adresse d’un serveur DNS, comme 192.0.2.53:53 ou [2001:db8::53]:53, pas « {value} ».',
  'audit.fail-on': '--fail-on prend critical, high, medium, low ou info, pas « {value} ».',
  'audit.concurrency': '--concurrency prend un nombre entier de 1 à 512, pas « {value} ».',
  'audit.lists': '--lists prend none, all, ou les identifiants de listes interrogeables, pas « {value} ».',
  'plan.resembling': 'Identifiants proches de « {value} » : {ids}',
  'plan.kept': 'Conservé. Pour le transmettre à la personne qui gère le DNS : bienrecu handover {domain}',
  'plan.dkim-record': '--dkim-record prend sélecteur=VALEUR, pas « {value} ».',
  'plan.host': 'Les enregistrements de la zone {zone} se modifient chez {name}.',
  'plan.no-host':
    'L’hébergeur DNS de la zone {zone} n’est pas connu : les enregistrements sont sous leur forme générale.',
  'plan.nothing': 'Rien à faire pour le moment.',
  'plan.outcome': 'Résultat attendu',
  'plan.questions': 'Ce que vous seul pouvez dire',
  'plan.later': 'Plus tard',
  'plan.type': 'Type',
  'plan.name': 'Nom',
  'plan.value': 'Valeur',
  'plan.priority': 'Priorité',
  'plan.blank': '(laisser vide)',
  'plan.instead-of': 'À la place de',
  'plan.remove': 'À supprimer',
  'plan.minutes': 'environ {count} min',
  'plan.gain-one': 'environ +{value} point',
  'plan.gain': 'environ +{value} points',
  'plan.helps-one': '{names} ne refuse plus',
  'plan.helps': '{names} ne refusent plus',
  'plan.who.dns': 'la personne qui gère le DNS',
  'plan.who.mail-service': 'dans la console du service d’envoi',
  'plan.who.server': 'la personne qui gère le serveur d’envoi',
  'plan.who.sender': 'la personne qui écrit le message',
  'audit.one-format': 'Un seul de ces formats à la fois : {value}',
  'audit.score': '{value} sur 100',
  'audit.no-grade': 'Pas de note : trop peu a pu être établi',
  'audit.took': '{seconds} s',
  'audit.count.to-correct': 'à corriger : {count}',
  'audit.count.remarks': 'remarques : {count}',
  'audit.count.open': 'en suspens : {count}',
  'audit.count.passed': 'réussis : {count}',
  'audit.to-correct': 'À corriger',
  'audit.remarks': 'À savoir',
  'audit.open-title': 'Impossible à déterminer',
  'audit.passed': 'Réussis',
  'audit.folded': 'Contrôles réussis : {count} (--all les énumère)',
  'audit.advice': 'Que faire :',
  'audit.nothing-to-correct': 'rien à corriger',
  'audit.severity.critical': 'Critique',
  'audit.severity.high': 'Grave',
  'audit.severity.medium': 'Gênant',
  'audit.severity.low': 'Détail',
  'audit.severity.info': 'Bon à savoir',
  'audit.spf': 'SPF',
  'audit.dkim': 'DKIM',
  'audit.dmarc': 'DMARC',
  'audit.reports': 'Rapports',
  'audit.open': 'impossible à déterminer',
  'audit.none': 'pas d’enregistrement',
  'audit.several': 'plusieurs enregistrements, dont les serveurs ne retiennent aucun',
  'audit.lookups': '{count} requêtes DNS sur {limit}',
  'audit.voids': '{count} sans réponse sur {limit}',
  'audit.bits': '{count} bits',
  'audit.key': '{selector} ({value})',
  'audit.key.valid': 'valable',
  'audit.key.revoked': 'révoquée',
  'audit.key.missing': 'absente',
  'audit.key.invalid': 'inutilisable',
  'audit.key.unknown': 'sans réponse',
  'audit.no-key': 'aucune clé trouvée',
  'audit.policy': '{policy}, publié à {domain}',
  'audit.nobody': 'personne n’en reçoit',
  'audit.refused-target': '{address} (n’a pas accepté de les recevoir)',
  'audit.per-second': '{count}/s',
  'audit.left': 'reste {time}',
  'audit.errors': 'non audités : {count}',
  'audit.summary': 'Domaines audités : {audited}. Lignes qui n’ont pas pu l’être : {refused}.',
  'audit.summary-reached': 'Domaines avec un défaut de gravité {value} ou au-delà : {count}.',

  'results.none': 'Notre testeur n’a encore jugé aucun message.',
  'results.no-subject': '(sans objet)',
  'results.file': 'fichier',
  'results.sent-by': 'De {from}, reçu le {time}',
  'results.server': 'Remis par {ip}',
  'results.practice': 'Un message d’entraînement : son domaine n’existe que sur cette machine.',
  'results.dns-missing': 'Le DNS n’a pas répondu : rien de ce qui en dépend ne compte.',
  'results.fine': 'Rien à corriger.',
  'results.page': 'Le rapport entier : {url}',
  'results.deleted': 'Supprimé, message compris.',
  'results.shared':
    'Valable jusqu’au {date}. Toute personne qui l’a peut lire le rapport et le message. Il n’est montré qu’une fois, ici.',
  'results.unshared': 'Retiré.',
  'results.form': 'Précisez : --eml pour le message, --json pour le jugement.',

  'history.none': 'Aucun test pour l’instant.',
  'scores.date': 'Date',
  'scores.score': 'Note',
  'scores.relay': 'Relais',
  'scores.change': 'Changement du DNS',
  'scores.added': 'enregistrement {type} ajouté sous {name} :',
  'scores.replaced': 'enregistrement {type} remplacé sous {name} :',
  'scores.removed': 'enregistrement {type} retiré du nom {name}',
  'device.none': 'Aucun appareil n’est associé. Associez-en un avec : bienrecu pair',
  'device.removed': 'L’appareil ne peut plus utiliser l’API.',

  'key.sure': 'Ceci supprime tous les mots de passe gardés. Si vous en êtes sûr, ajoutez {value}.',
  'key.reset': 'Mots de passe supprimés : {value}. Saisissez-les de nouveau dans les réglages de chaque relais.',

  'doctor.program': 'Bien reçu {value} sur Node {node}',
  'doctor.extension': 'L’extension pour {value} est construite : {path}',
  'doctor.extension-missing':
    'L’extension pour {value} n’est pas encore construite. « npx --yes pnpm@12 start » la construit.',
  'doctor.folder': 'Le dossier de données peut être écrit : {path}',
  'doctor.folder-new': 'Il n’y a pas encore de dossier de données ; le premier démarrage le crée : {path}',
  'doctor.space': '{value} Mo sont libres sur son disque',
  'doctor.space-low': 'Il ne reste que {value} Mo sur le disque du dossier de données.',
  'doctor.key': 'Le fichier de clé est en ordre : {path}',
  'doctor.key-new': 'Il n’y a pas encore de fichier de clé ; le premier démarrage le crée : {path}',
  'doctor.key-fits': 'La clé ouvre ce que la base garde scellé',
  'doctor.database': 'La base de données est intacte : {path} ({value} Ko)',
  'doctor.database-new': 'Il n’y a pas encore de base de données ; le premier démarrage la crée : {path}',
  'doctor.database-old':
    'La base de données est d’une version plus ancienne ; le prochain démarrage la met à jour : {path}',
  'doctor.clock': 'L’horloge n’a pas reculé',
  'doctor.clock-behind':
    'L’horloge de cette machine retarde : des faits portent une heure à venir. Remettez-la à l’heure.',
  'doctor.server': 'Le serveur est en marche et répond à l’adresse {url}',
  'doctor.server-stopped': 'Le serveur n’est pas en marche.',
  'doctor.server-unreachable': 'Le serveur est en marche, mais ne répond pas à l’adresse {url}.',
  'doctor.server-foreign': 'Ce qui répond à l’adresse {url} n’est pas Bien reçu.',
  'doctor.server-other': 'Ce qui répond à l’adresse {url} est un Bien reçu sur un autre dossier de données.',
  'doctor.port-free': 'Le port {port} est libre',
  'doctor.dns': 'Les noms sont trouvés ({host} en {value} ms)',
  'doctor.dns-silent': '{host} n’a pas été trouvé : cette machine est-elle reliée à Internet ?',
  'doctor.relay': 'Le relais « {value} » est joignable : {host}, port {port}',
  'doctor.relay-failed': 'Le relais « {value} » n’est pas joignable. {why}',
  'doctor.well': 'Tout ce qui doit être en ordre l’est.',
  'doctor.ill': 'Quelque chose ne va pas : voyez les lignes marquées ✗.',

  'judge.score': '{score} sur 10',
  'judge.no-subject': '(sans objet)',
  'judge.no-from': '(sans auteur)',
  'judge.aligned': 'aligné avec l’expéditeur',
  'judge.not-aligned': 'non aligné avec l’expéditeur',
  'judge.alignment-open': 'alignement inconnu',
  'judge.no-ip': 'non jugé : l’adresse du serveur d’envoi est inconnue (--ip)',
  'judge.no-signature': 'le message n’est pas signé',
  'judge.no-policy': 'aucune politique',
  'judge.silent-lists': 'Listes noires restées sans réponse : {count} sur {total}. Elles ne comptent pas.',
  'judge.costs': 'Ce qui coûte des points',
  'judge.remarks': 'Bon à savoir, sans perte de points',
  'judge.remarks-folded': 'Bon à savoir, sans perte de points : {count} (--all les énumère)',
  'judge.open': 'N’a pas pu être vérifié et ne compte pas : {count}',
  'judge.passed': 'Contrôles réussis : {count}',

  'help.all': `Bien reçu : envoie le message d’essai de mail-tester par votre propre relais et garde les résultats.

bienrecu serve                     fait tourner l’API jusqu’à Ctrl-C
bienrecu receive                   reçoit les messages de notre testeur, sans l’API
bienrecu pair                      une ligne d’association pour un appareil de plus
bienrecu relay detect|providers    trouve les réglages d’une adresse ou d’un fournisseur
bienrecu relay add|edit|show|list|test|duplicate|order|default|fallback|remove
bienrecu relay send-test NOM       vous envoie un message
bienrecu relay sign-in|sign-out NOM
                                   se connecte chez Microsoft ou Google, sans mot de passe
bienrecu relay mailbox set|check|remove NOM
                                   le dossier des messages envoyés où sont rangées les copies
bienrecu probe                     envoie un test
bienrecu compare                   le même message par plusieurs relais
bienrecu address add|confirm|list|remove
bienrecu audit DOMAINE…            ce que le DNS dit d’un domaine, et ce qu’il faut en corriger
bienrecu plan DOMAINE             que faire pour un domaine, enregistrement par enregistrement
bienrecu verify DOMAINE            un enregistrement est-il publié ? demandé à la source
bienrecu history                   les tests passés, le plus récent d’abord
bienrecu scores                    la note au fil du temps, avec les changements du DNS
bienrecu judge FICHIER.eml         juge un message contenu dans un fichier, sans l’envoyer
bienrecu results list|show|export|share|unshare|delete
                                   les messages que notre testeur a jugés
bienrecu watch list|add|pause|resume|remove
                                   les domaines surveillés
bienrecu notices                   ce que la surveillance a à dire, le plus récent d’abord
bienrecu device list|remove
bienrecu key reset                 pour une clé perdue
bienrecu doctor                    examine tout ce qui doit être en ordre

Chaque commande accepte --json, --lang fr|en et --help. Codes de sortie : 0 fait, 1 échec, 2 incompris,
3 démarrage impossible, 4 introuvable. Davantage dans docs/cli.md.`,
  'help.serve': `bienrecu serve

Fait tourner l’API jusqu’à Ctrl-C. Ses réglages viennent de variables BIENRECU_… (docs/cli.md). Son journal va sur la
sortie d’erreur. Avec --json, elle écrit une ligne de JSON quand elle est prête.`,
  'help.receive': `bienrecu receive

Reçoit et juge les messages de notre testeur jusqu’à Ctrl-C, sans l’API : sur le même dossier de données, à côté d’une API qui reçoit
sur un autre port, ou pendant qu’elle est arrêtée. Les réglages viennent des variables BIENRECU_TESTER_… (docs/cli.md). Son
journal va sur la sortie d’erreur. Avec --json, la commande affiche une ligne de JSON quand elle est prête.`,
  'help.pair': `bienrecu pair

Donne une ligne d’association pour un appareil de plus, valable une fois et dix minutes.
Avec --json, la ligne est le champ « pairing » d’un objet.`,
  'help.relay-add': `bienrecu relay add --name NOM --host SERVEUR --from ADRESSE [options]

Ajoute un relais et le donne en JSON. Le mot de passe est demandé sans s’afficher ; un programme donne un fichier.

  --preset ID              serveur d’un fournisseur connu (bienrecu relay providers)
  --port PORT              465, 587, 2525 ou 25 ; sans lui, le port habituel de la sécurité
  --security tls|starttls|none
                           sans elle, la sécurité habituelle du port (465 : tls, 587 : starttls)
  --username NOM           nom d’utilisateur chez le serveur
  --password-file FICHIER  fichier du mot de passe ; - lit l’entrée standard
  --no-auth                le serveur ne veut pas de nom d’utilisateur
  --auth-method auto|plain|login|cram-md5|oauth2
                           façon de s’authentifier ; oauth2 : ensuite bienrecu relay sign-in
  --ehlo-name NOM          nom donné dans EHLO
  --from ADRESSE           adresse d’expédition ; sans elle, le nom d’utilisateur si c’est une adresse
  --from-name, --reply-to, --reply-to-name
  --header NOM:VALEUR      ajouté à chaque message ; autant de fois qu’il le faut
  --ca FICHIER             autorité de certification d’un relais privé (PEM)
  --pin EMPREINTE          SHA-256 du seul certificat accepté`,
  'help.relay-edit': `bienrecu relay edit NOM [options]

Change ce que les options nomment, et rien d’autre ; les options sont celles de relay add, avec --auth. '' vide un champ.
Un mot de passe est oublié quand son serveur, son utilisateur ou sa protection change : redonnez-le avec --password-file.`,
  'help.relay-show': `bienrecu relay show NOM

Tout ce qui concerne un relais, en JSON, jamais son mot de passe.`,
  'help.relay-duplicate': `bienrecu relay duplicate NOM

Fait un second relais avec les mêmes réglages et le même mot de passe, et le donne en JSON.`,
  'help.relay-order': `bienrecu relay order NOM…

Met les relais dans cet ordre ; ceux qui ne sont pas nommés restent derrière.`,
  'help.relay-default': `bienrecu relay default NOM

Le relais choisi quand rien d’autre ne l’est. --none : aucun relais.`,
  'help.relay-fallback': `bienrecu relay fallback NOM

Le relais proposé pendant qu’un autre est en panne ; il ne sert que si quelqu’un le choisit. --none : aucun relais.`,
  'help.relay-detect': `bienrecu relay detect ADRESSE [--dns HÔTE:PORT]

Trouve l’hébergeur de messagerie d’une adresse et dit d’où vient chaque valeur : table des fournisseurs, fichier de
configuration du domaine, enregistrements SRV, MX, SPF. Ne se connecte à aucun compte et n’envoie rien.

  --dns HÔTE:PORT          interroge ce résolveur ; par défaut, ceux du système

Codes de sortie : 0 demandé, quoi qu’on ait trouvé ; 2 pas une adresse ; 3 rien n’a pu être appris ; 4 le domaine
n’existe pas.`,
  'help.relay-providers': `bienrecu relay providers

Liste les fournisseurs connus et leurs serveurs. Avec --json, tout ce qu’ils exigent avant de fonctionner.`,
  'help.relay-list': `bienrecu relay list

Énumère les relais, jamais leurs mots de passe.`,
  'help.relay-test': `bienrecu relay test NOM

Se connecte, s’authentifie et demande si un message à l’adresse du relais serait pris ; n’en envoie aucun. Dit ce que chaque
étape a trouvé, et en cas d’échec ce que c’est, qui peut y remédier et comment. Avec --json : ok, failedStep, cause, reply, steps.`,
  'help.relay-mailbox': `bienrecu relay mailbox set NOM --host SERVEUR [options]
bienrecu relay mailbox check NOM
bienrecu relay mailbox remove NOM

La boîte aux lettres où un relais range une copie de ce qu’il a envoyé. « set » change ce que nomment les options, et
affiche la boîte en JSON ; « check » ouvre une session et donne la liste des dossiers, celui des messages envoyés
marqué *.

  --port PORT              993 ou 143 ; par défaut le port habituel du chiffrement choisi
  --security tls|starttls|none
                           par défaut celle du port (993 : tls, 143 : starttls)
  --user NOM               par défaut celui du relais
  --password-file FICHIER  fichier contenant le mot de passe ; - lit l’entrée standard. Par défaut, celui du relais sert
                           aussi ici quand les deux serveurs sont le même, ou d’un même fournisseur connu
  --folder NOM             par défaut celui que le compte désigne pour les messages envoyés
  --copy auto|always|never par défaut (auto) selon les usages du fournisseur`,
  'help.relay-remove': `bienrecu relay remove NOM

Supprime un relais et son mot de passe. Ses tests restent dans l’historique.`,
  'help.relay-send-test': `bienrecu relay send-test NOM [--to ADRESSE] [--message FICHIER]

Envoie un message à l’adresse d’expédition du relais, à celle d’un autre relais ou à une adresse confirmée.
--message envoie un message à vous (.eml) au lieu du devis.`,
  'help.compare': `bienrecu compare --relay NOM --relay NOM… --to ADRESSE… [--message FICHIER] [--over-quota]

Envoie le même message par plusieurs relais au même moment, et montre ce que chacun a fait. Un seul --to vaut pour tous
les relais (une adresse à vous) ; chez mail-tester, chaque relais a besoin de sa propre adresse : un --to par relais,
dans le même ordre.`,
  'help.address': `bienrecu address add ADRESSE --relay NOM
bienrecu address confirm ADRESSE CODE
bienrecu address list
bienrecu address remove ADRESSE

Les adresses où des messages d’essai peuvent aller, en plus de celles des testeurs et de vos relais. « add » y envoie
un code, valable une demi-heure ; « confirm » le reçoit.`,
  'help.relay-sign-in': `bienrecu relay sign-in NOM [--device] [--provider microsoft|google]

Connecte un relais à son fournisseur, qui se passe alors de mot de passe. Affiche une adresse à ouvrir dans un navigateur
(le serveur doit être en marche), ou avec --device un code à saisir chez le fournisseur depuis n’importe quel appareil ;
puis attend.`,
  'help.relay-sign-out': `bienrecu relay sign-out NOM

Supprime les jetons d’un relais, et les fait annuler lorsque le fournisseur le permet.`,
  'help.probe': `bienrecu probe --relay NOM --to ADRESSE [--message FICHIER] [--watch] [--over-quota]

Envoie un test à une adresse donnée par un testeur (ou à vous, ou permise par la personne qui gère l’API).
--message envoie un message à vous (.eml) au lieu du devis.
--watch attend le résultat ; --over-quota envoie bien que les tests gratuits du jour soient épuisés.
Le message est dans la langue de --lang.`,
  'help.audit': `bienrecu audit DOMAINE… [options]

Demande au DNS tout ce qui concerne un domaine qui envoie des messages, et dit quoi corriger, le pire d’abord. N’envoie rien.

  --ip ADRESSE             l’adresse qui envoie
  --helo NOM               le nom que son serveur se donne
  --mail-from ADRESSE      Return-Path ; <> pour les avis de non-remise
  --selector NOM           sélecteur DKIM à chercher ; peut se répéter
  --from-report ID         prend tout cela dans un rapport gardé, ou dans son test
  --dns HÔTE:PORT          interroge ce résolveur ; sans elle, ceux du système
  --lists none|all|ID,ID   listes noires à interroger
  --all                    énumère aussi ce qui est réussi
  --json, --markdown, --csv
  --fail-on GRAVITÉ        code de sortie 1 dès un défaut critical, high, medium, low ou info
  --file FICHIER           un domaine par ligne ; - lit l’entrée standard
  --resume FICHIER         y garde la progression d’une longue liste, et reprend de là
  --concurrency N          domaines à la fois (16)

Codes de sortie : 0 audité, quoi qu’il ait été trouvé ; 1 --fail-on atteint ; 2 pas un domaine ; 3 rien n’a pu être établi ;
4 le nom n’existe pas. Davantage dans docs/cli.md.`,
  'help.judge': `bienrecu judge FICHIER.eml [options]

Juge un message comme le fait notre propre testeur, sans l’envoyer : authentification, domaine, contenu, note. - lit
l’entrée standard. Il ne faut ni dossier de données ni serveur ; le DNS est interrogé.

  --ip ADRESSE             l’adresse qui a remis le message ; sans elle, SPF vaut « none » et ne coûte rien
  --helo NOM               le nom que s’est donné son serveur
  --mail-from ADRESSE      l’adresse de MAIL FROM ; <> pour les avis d’échec. Par défaut, celle de Return-Path
  --dns HÔTE:PORT          interroge ce résolveur ; par défaut, ceux du système
  --lists none|all|ID,ID   listes noires à interroger
  --all                    énumère tout, y compris ce qui est réussi
  --json

Codes de sortie : 0 message jugé, quelle que soit la note ; 2 ce n’est pas un message. Voir docs/cli.md.`,
  'help.verify': `bienrecu verify DOMAINE --name NOM --type TYPE --value VALEUR [--dns HÔTE:PORT]

Demande directement à chaque serveur de noms de la zone s’il a l’enregistrement, montre en quoi ce qu’il a diffère et dit
jusqu’à quand des résolveurs peuvent garder l’ancienne réponse. Les résolveurs ne sont interrogés que lorsque tous les
serveurs de noms qui répondent l’ont : interrogés avant, ils garderaient « il n’y en a pas ».

  --name NOM               nom complet de l’enregistrement, par exemple _dmarc.example.org
  --type TYPE              TXT, CNAME, MX, A, AAAA, SRV, NS ou PTR
  --value VALEUR           telle qu’elle doit être ; les chaînes d’un TXT réunies, sans guillemets
  --dns HÔTE:PORT          trouve les serveurs de noms par ce résolveur ; sur cette machine, les serveurs de noms dont
                           l’adresse est locale sont interrogés sur le même port

Codes de retour : 0 demandé, quoi qu’on ait vu ; 2 incompris ; 3 aucun serveur de noms
trouvé, ou aucun n’a répondu.`,
  'help.plan': `bienrecu plan DOMAINE [options]

Que faire pour ce domaine, enregistrement par enregistrement, comme son hébergeur DNS veut qu’on le saisisse, et pour quel
résultat. N’envoie rien.

  --report ID              ce que montre un rapport gardé, ou son test
  --provider ID[,ID]       services qui envoient ses messages, en plus de ceux qui sont certains
  --dns-host ID            où modifier les enregistrements, si ce n’est pas l’hébergeur trouvé
  --ip ADRESSE, --helo NOM, --mail-from ADRESSE, --selector NOM
                           comme pour audit
  --dkim-record 'SÉLECTEUR=VALEUR'
                           une clé telle que la console du service la montre ; peut être répétée
  --unused ÉLÉMENT, --used ÉLÉMENT
                           un élément SPF à retirer, ou encore utilisé ; peut être répété
  --flatten                remplace les « include » de SPF par des adresses, qui vieilliront
  --report-address ADRESSE
                           où vont les rapports DMARC
  --dns HÔTE:PORT          interroge ce résolveur ; par défaut ceux du système
  --keep                   conserve le plan, pour le suivre dans l’extension ou le transmettre
  --json, --markdown`,
  'help.history': `bienrecu history [--limit N] [--cursor CURSEUR]

Les tests passés, le plus récent d’abord. Avec --json, « nextCursor » mène à la page suivante.`,
  'help.scores': `bienrecu scores [--domain DOMAINE] [--relay NOM] [--csv | --json | --markdown]

La note au fil du temps, la plus ancienne d’abord, et ce qui a changé dans le DNS entre-temps. Un tableau Markdown, sauf
demande contraire ; le CSV donne les heures en UTC.`,
  'help.results': `bienrecu results [list] [--limit N] [--cursor CURSEUR]
bienrecu results show ID
bienrecu results export ID --eml | --json
bienrecu results share ID [--days 1|7|30]
bienrecu results unshare ID
bienrecu results delete ID

Ce que notre testeur a jugé, le plus récent d’abord. « export » donne sur la sortie standard le message tel qu’il est
arrivé, ou le jugement ; « share » fait un lien pour des personnes sans jeton, valable sept jours sauf indication
contraire, et met fin au précédent ; « delete » supprime aussitôt un résultat, avec son message.`,
  'help.handover': `bienrecu handover DOMAINE [--days N] [--to NOM] [--from NOM]
bienrecu handover list
bienrecu handover revoke ID

Pour la personne qui gère le DNS : un message prêt à envoyer, les enregistrements du plan gardé, et un lien privé vers une
page qui montre ce qui manque encore, valable 30 jours sauf indication contraire. --lang en donne la langue.`,
  'help.watch': `bienrecu watch [list]
bienrecu watch add DOMAINE
bienrecu watch pause DOMAINE
bienrecu watch resume DOMAINE
bienrecu watch remove DOMAINE

Les domaines surveillés. La surveillance commence d’elle-même quand tous les enregistrements d’un plan sont en place ;
« add » prend un domaine tel qu’il est aujourd’hui. Le serveur regarde chacun une fois par jour et dit ce qui a changé :
voir « bienrecu notices ».`,
  'help.notices': `bienrecu notices [--read]
bienrecu notices settings [options]

Ce que la surveillance a à dire, le plus récent d’abord. --read marque comme lu tout ce qui est affiché. « settings » montre
où vont les avis en plus de l’extension, ou le change ; ce qui n’est pas nommé reste.

  --email ADRESSE --relay NOM
                           par ce relais, à l’expéditeur d’un relais ou à une adresse confirmée
  --webhook URL            un appel signé, en HTTPS, pour chaque avis
  --secret-file FICHIER    ce avec quoi il est signé, de 16 à 200 caractères ; - lit l’entrée standard
  --no-email, --no-webhook`,
  'help.device-list': `bienrecu device list

Les appareils qui peuvent utiliser l’API.`,
  'help.device-remove': `bienrecu device remove ID

Retire son jeton à un appareil.`,
  'help.key-reset': `bienrecu key reset --yes

Pour un fichier de clé perdu ou abîmé, le serveur étant arrêté : supprime les mots de passe scellés avec elle, crée une clé
si le fichier manque, et garde tout le reste.`,
  'help.doctor': `bienrecu doctor

Examine le dossier de données, la clé, la base, le serveur, le service de noms et le port de chaque relais. Ne change rien.`,
}
