import type { ErrorCode } from '../error-code.ts'

/** Une phrase par code d'erreur : ce qui s'est passé et, s'il y en a une, l'issue. */
export const fr: Record<ErrorCode, string> = {
  'field-required': 'Ce champ est obligatoire.',
  'field-wrong-type': 'Cette valeur n’est pas du type attendu.',
  'field-unknown': 'Ce champ n’existe pas.',
  'field-too-short': 'Cette valeur est trop courte.',
  'field-too-long': 'Cette valeur est trop longue : {max} caractères au plus.',
  'field-out-of-range': 'Ce nombre est hors limites.',
  'field-not-allowed': 'Cette valeur ne fait pas partie des choix possibles.',
  'field-line-break': 'Les retours à la ligne ne sont pas admis ici.',
  'field-control-character': 'Les caractères de contrôle ne sont pas admis ici.',
  'host-invalid':
    'Ce n’est pas un nom de serveur : lettres, chiffres, points et traits d’union, sans espace. Par exemple smtp.example.org.',
  'host-not-ascii': 'Écrivez ce nom de serveur sous sa forme ASCII : {suggestion}',
  'port-out-of-range': 'Un port est un nombre entier de 1 à 65535. Les plus courants : 465, 587, 2525, 25.',
  'port-not-allowed':
    'Le port {port} n’est pas un port de messagerie (25, 465, 587, 2525). La personne qui gère l’API peut en permettre d’autres pour des serveurs privés.',
  'imap-port-not-allowed':
    'Le port {port} n’est pas un port IMAP (143, 993). L’exploitant peut en autoriser d’autres pour des serveurs privés.',
  'address-invalid': 'Ce n’est pas une adresse e-mail. Par exemple isabelle@example.org.',
  'address-comment':
    'Les adresses avec un commentaire entre parenthèses ne sont pas admises : retirez les parenthèses.',
  'address-quoted': 'Les adresses avec des guillemets ne sont pas admises.',
  'address-literal': 'Après l’arobase, écrivez un nom de domaine et non une adresse IP.',
  'address-not-ascii': 'Seules les lettres sans accent sont admises dans cette adresse. Forme ASCII : {suggestion}',
  'certificate-invalid': 'Ce n’est pas un certificat au format PEM : il commence par -----BEGIN CERTIFICATE-----.',
  'domain-empty': 'Aucun domaine n’a été donné. Par exemple example.org.',
  'domain-is-address': '« {value} » est une adresse e-mail. Son domaine suffit : {suggestion}',
  'domain-is-url': '« {value} » est l’adresse d’une page. Son domaine suffit : {suggestion}',
  'domain-is-ip':
    '« {value} » est une adresse IP et non un domaine. Donnez le domaine qui termine vos adresses, comme example.org.',
  'domain-invalid':
    '« {value} » ne peut pas être un domaine : lettres, chiffres, points et traits d’union, sans espace. Par exemple example.org.',
  'domain-single-label': '« {value} » n’est qu’une partie de domaine. Donnez-le en entier, comme example.org.',
  'domain-label-too-long':
    '« {value} » ne peut pas être un domaine : entre deux points, il y a au plus 63 caractères, et « {label} » en a davantage.',
  'domain-too-long': '« {value} » ne peut pas être un domaine : il compte au plus 253 caractères.',
  'domain-is-public-suffix':
    '« {value} » appartient à un registre : d’autres enregistrent leurs noms en dessous. Donnez le vôtre, comme example.{value}.',
  'header-name-invalid':
    '« {name} » ne peut pas être le nom d’un en-tête : des lettres, des chiffres et des traits d’union, sans espace ni deux-points.',
  'header-repeated': '« {name} » figure deux fois dans la liste.',
  'header-adds-recipient':
    '« {name} » est refusé : cet en-tête pourrait envoyer le message à d’autres personnes que celle que vous avez choisie.',
  'header-forges-origin':
    '« {name} » est refusé : il dit d’où vient un message, et seuls les serveurs qui le transportent peuvent le dire.',
  'header-breaks-message': '« {name} » est refusé : chaque message l’a déjà, et un second le rendrait incorrect.',
  'certificate-pin-invalid':
    'Un certificat épinglé se désigne par son empreinte SHA-256 : 64 chiffres hexadécimaux, avec ou sans deux-points.',
  'target-relay-repeated': 'Chaque relais ne peut être comparé qu’une fois.',
  'target-address-repeated':
    'Chez le testeur, chaque relais a besoin de sa propre adresse : le testeur ne garde que le dernier message. Ouvrez sa page une fois de plus pour en obtenir une autre.',
  'ip-invalid': 'Ce n’est pas une adresse IP. Par exemple 192.0.2.1 ou 2001:db8::1.',
  'selector-invalid': 'Ce n’est pas un sélecteur DKIM : lettres, chiffres, traits d’union et points. Par exemple s1.',
  'provider-unknown': '« {value} » n’est pas un service de messagerie connu.',
  'dns-host-unknown': '« {value} » n’est pas un hébergeur DNS connu.',
  'record-outside-domain': 'Ce nom n’appartient pas au domaine {domain}.',
  'webhook-url-invalid': 'L’adresse du webhook doit commencer par https:// et désigner un serveur public.',

  'host-not-found': 'Le serveur {host} n’existe pas dans le DNS. Vérifiez l’orthographe.',
  'host-lookup-failed':
    'Le DNS n’a pas répondu pour {host}. Rien ne dit que le nom soit faux : réessayez dans un instant.',
  'host-private':
    '{host} se trouve sur un réseau privé. Par sécurité, l’API ne se connecte qu’à des serveurs publics, sauf si la personne qui la gère nomme celui-ci dans BIENRECU_ALLOWED_PRIVATE_HOSTS.',
  'smtp-unreachable':
    '{host} ne répond pas sur le port {port}. Vérifiez le serveur, le port, et qu’aucun pare-feu ne bloque les ports de messagerie.',
  'smtp-refused': '{host} refuse les connexions sur le port {port}. Ce n’est sans doute pas le bon port.',
  'smtp-timeout': '{host} a cessé de répondre. Réessayez dans un instant.',
  'smtp-closed': '{host} a fermé la connexion avant la fin.',
  'smtp-not-smtp': 'Ce qui répond sur le port {port} de {host} n’est pas un serveur de messagerie.',
  'smtp-port-expects-tls': 'Le port {port} est chiffré dès le départ : choisissez « TLS » comme sécurité.',
  'smtp-port-expects-plain': 'Le port {port} ne commence pas par TLS : choisissez « STARTTLS » au lieu de « TLS ».',
  'smtp-starttls-missing':
    '{host} ne propose pas STARTTLS sur le port {port} : le mot de passe circulerait en clair. Essayez le port 465 avec TLS.',
  'smtp-busy': '{host} n’accepte plus de connexions pour le moment. Réessayez dans quelques minutes.',
  'tls-certificate-self-signed':
    'Le certificat de {host} est auto-signé : rien ne prouve que c’est le bon serveur. Pour un relais privé, ajoutez son autorité de certification.',
  'tls-certificate-expired': 'Le certificat de {host} a expiré. La personne qui gère ce serveur doit le renouveler.',
  'tls-certificate-not-yet-valid':
    'Le certificat de {host} n’est pas encore valable. Vérifiez l’horloge de cette machine.',
  'tls-certificate-wrong-name':
    'Le certificat présenté n’est pas au nom de {host}, mais de {names}. Indiquez l’un de ces noms comme serveur.',
  'tls-certificate-untrusted':
    'Le certificat de {host} vient d’une autorité inconnue ici. Pour un relais privé, ajoutez son autorité de certification.',
  'tls-certificate-pin-mismatch':
    'Le certificat de {host} n’est pas celui qui a été épinglé : son empreinte est {fingerprint}. Avant de l’accepter, demandez à qui gère ce serveur s’il a été renouvelé.',
  'tls-version-too-old':
    '{host} ne propose qu’une version dépassée de TLS. La personne qui gère ce serveur doit activer TLS 1.2 ou 1.3.',
  'tls-failed': 'La connexion chiffrée avec {host} n’a pas pu s’établir.',
  'smtp-auth-not-offered':
    '{host} ne propose pas de s’identifier sur cette connexion. Vérifiez le port et la sécurité, ou désactivez l’authentification.',
  'smtp-auth-failed':
    'Le serveur refuse cet identifiant et ce mot de passe. Beaucoup de fournisseurs exigent ici un mot de passe d’application, et non le mot de passe habituel.',
  'smtp-auth-disabled':
    'La connexion par mot de passe est coupée pour cette boîte chez le fournisseur. L’administrateur peut activer « SMTP authentifié ».',
  'smtp-auth-temporary':
    'Le serveur ne peut pas vérifier le mot de passe pour le moment. Réessayez dans quelques minutes.',
  'smtp-auth-required': 'Le serveur exige une authentification : activez-la, avec un identifiant et un mot de passe.',
  'smtp-auth-method-not-offered':
    '{host} ne propose pas de s’identifier par {method}, seulement par {offered}. Choisissez l’une de ces méthodes, ou « automatique ».',
  'smtp-username-form':
    'Le serveur refuse cet identifiant et ce mot de passe, et {provider} attend un identifiant d’une autre forme : « {expected} ».',
  'smtp-wrong-port':
    '{host} ne répond pas sur le port {port}, mais répond sur le port {otherPort} avec {otherSecurity} : utilisez celui-là.',
  'smtp-wrong-host': 'Les boîtes de {domain} sont chez {provider} : {host} n’est sans doute pas leur serveur.',
  'smtp-sender-refused': 'Le serveur ne laisse pas ce compte envoyer en tant que {from}. Utilisez l’adresse du compte.',
  'smtp-recipient-refused': 'Le serveur refuse d’acheminer le message vers {to}.',
  'smtp-greylisted': 'Le serveur demande de revenir plus tard (liste grise). Réessayez dans quelques minutes.',
  'smtp-message-refused': 'Le serveur a refusé le message. Sa réponse dit pourquoi.',
  'smtp-temporary': 'Le serveur n’a pas pu prendre le message pour le moment. Réessayez dans quelques minutes.',
  'relay-password-missing': 'Aucun mot de passe n’est enregistré pour ce relais. Saisissez-le dans les réglages.',
  'relay-password-unreadable':
    'Le mot de passe enregistré ne peut plus être ouvert avec la clé actuelle. Saisissez-le de nouveau dans les réglages.',

  'sign-in-missing': 'Personne ne s’est encore connecté pour ce relais.',
  'sign-in-expired':
    'La connexion à {provider} a expiré, faute d’usage ou par une règle de votre organisation. Connectez-vous de nouveau.',
  'sign-in-revoked':
    '{provider} n’accepte plus cette connexion : l’accès a été retiré, ou le mot de passe a changé. Connectez-vous de nouveau.',
  'sign-in-consent-needed':
    'Seul un administrateur de votre organisation peut autoriser cette application chez {provider} : demandez-le-lui. {url}',
  'sign-in-refused':
    '{provider} n’a pas ouvert la connexion : elle a été annulée ou refusée. Recommencez pour réessayer.',
  'sign-in-not-configured':
    'La connexion à {provider} n’est pas prévue ici. La personne qui gère cette API doit y enregistrer une application et l’indiquer dans BIENRECU_OAUTH_….',
  'sign-in-client-refused':
    '{provider} n’accepte pas l’application de cette API : son identifiant ou son secret est faux, ou a expiré. La personne qui gère cette API doit le renouveler.',
  'sign-in-unavailable':
    '{provider} ne répond pas pour le moment. La connexion est conservée : réessayez dans quelques minutes.',
  'sign-in-host-unknown':
    '{host} n’est pas un serveur de {provider}, ou il est joint sans chiffrement : la connexion ne lui est pas montrée.',
  'sign-in-token-refused':
    '{host} refuse d’envoyer pour {username}, alors que la connexion est valable. Connectez-vous avec le compte de cette boîte même ; chez Microsoft 365, un administrateur doit aussi y autoriser « SMTP authentifié ».',
  'sign-in-account-differs':
    'Vous vous êtes connecté avec le compte {account}, mais l’identifiant de ce relais est {username}. {provider} risque de refuser l’envoi : connectez-vous avec le bon compte, ou changez l’identifiant.',

  'imap-not-configured':
    'Aucun serveur IMAP n’est configuré pour ce relais : rien ne peut être rangé dans ses messages envoyés.',
  'imap-unreachable':
    'Serveur IMAP non configuré ou injoignable : rien ne répond sur le port {port} de {host}. Vérifiez le serveur, le port, et qu’aucun pare-feu ne le bloque.',
  'imap-timeout': 'Le serveur IMAP {host} ne répond plus. Réessayez dans un instant.',
  'imap-closed': 'Le serveur IMAP {host} a coupé la connexion avant la fin.',
  'imap-not-imap': 'Ce qui répond sur le port {port} de {host} n’est pas un serveur IMAP.',
  'imap-port-expects-tls':
    'Le port {port} de {host} est chiffré dès le début : choisissez « TLS » à la place du réglage actuel.',
  'imap-port-expects-plain':
    'Le port {port} de {host} ne commence pas par TLS : choisissez « STARTTLS » à la place de « TLS », ou le port 993.',
  'imap-starttls-missing':
    '{host} ne propose pas STARTTLS sur le port {port} : le mot de passe circulerait en clair. Essayez le port 993 avec TLS.',
  'imap-auth-failed':
    'Le serveur IMAP {host} refuse cet identifiant et ce mot de passe. Si le fournisseur exige un mot de passe d’application, il le faut ici aussi.',
  'imap-auth-not-offered':
    'Le serveur IMAP {host} n’accepte pas de mot de passe sur cette connexion. Choisissez TLS, ou vérifiez chez votre fournisseur que l’IMAP est activé.',
  'imap-password-missing': 'Il n’y a pas de mot de passe pour ouvrir cette boîte aux lettres. Saisissez le sien.',
  'imap-password-withheld':
    'Le mot de passe du relais n’est pas donné à {host}, qui est un autre serveur que celui du relais. Saisissez le mot de passe de la boîte aux lettres.',
  'imap-password-unreadable':
    'Le mot de passe enregistré de cette boîte aux lettres est illisible avec la clé actuelle. Saisissez-le de nouveau.',
  'imap-folder-missing': 'Le dossier « {folder} » n’existe pas dans cette boîte aux lettres. Choisissez-en un autre.',
  'imap-sent-unknown':
    'Aucun dossier de cette boîte aux lettres n’est reconnu comme celui des messages envoyés. Choisissez-le vous-même.',
  'imap-full': 'La boîte aux lettres est pleine : {host} n’accepte plus de message. Faites-y de la place.',
  'imap-refused': 'Le serveur IMAP {host} refuse de ranger le message.',
  'imap-not-filed': '{host} dit avoir rangé le message dans « {folder} », mais il n’y est pas.',
  'imap-temporary': 'Le serveur IMAP {host} ne peut pas le faire pour le moment. Réessayez dans quelques minutes.',

  cancelled: 'Annulé avant le départ du message. Rien n’a été envoyé.',
  'outcome-unknown':
    'La connexion s’est perdue tout à la fin : impossible de savoir si le message est parti. Il ne sera pas renvoyé tout seul ; s’il arrive, le résultat le dira.',
  'result-not-received':
    'Le testeur n’a pas reçu le message à temps. Le relais l’a accepté : il peut être retardé, ou refusé plus loin.',
  interrupted: 'L’API s’est arrêtée avant le départ du message. Rien n’a été envoyé.',

  'invalid-request': 'Quelque chose ne va pas dans la demande.',
  'malformed-json': 'La demande n’est pas en JSON valable.',
  'unsupported-media-type': 'La demande doit être envoyée en application/json.',
  'payload-too-large': 'La demande est trop volumineuse : {max} octets au plus.',
  'not-found': 'Il n’y a rien à cette adresse.',
  'method-not-allowed': 'Cette adresse existe, mais pas pour cette méthode : {methods} seulement.',
  unauthorized: 'Cet appareil n’est pas associé à l’API. Associez-le de nouveau.',
  'token-revoked': 'L’association de cet appareil a été supprimée. Associez-le de nouveau.',
  'token-expired': 'Cet appareil n’a pas servi depuis trop longtemps. Associez-le de nouveau.',
  'origin-not-allowed': 'Cette origine n’a pas le droit d’utiliser l’API.',
  'host-header-not-allowed':
    'L’API ne répond pas sous ce nom. La personne qui la gère peut régler BIENRECU_PUBLIC_URL.',
  'rate-limited': 'Trop de demandes. Réessayez dans {seconds} secondes.',
  'pairing-code-malformed': 'Un code d’association compte huit lettres, comme BCDF-GHJK.',
  'pairing-code-invalid': 'Ce code d’association n’est pas le bon. Vérifiez chaque lettre.',
  'pairing-code-expired':
    'Ce code d’association a expiré : il est valable dix minutes. Lancez « pnpm bienrecu pair » pour en obtenir un autre.',
  'pairing-code-used': 'Ce code d’association a déjà servi. Lancez « pnpm bienrecu pair » pour en obtenir un autre.',
  'pairing-locked':
    'Trop de codes erronés. Lancez « pnpm bienrecu pair » pour en obtenir un autre, ou réessayez plus tard.',
  'device-not-found': 'Cet appareil n’existe pas, ou a déjà été retiré.',
  'relay-not-found': 'Ce relais n’existe pas, ou a été supprimé.',
  'relay-roles-conflict': 'Le même relais ne peut pas être à la fois le relais par défaut et le relais de secours.',
  'relay-test-failed':
    'Le dernier test du relais « {relay} » a échoué : rien n’est envoyé par lui tant qu’un test n’a pas réussi. Réparez-le et testez-le, ou choisissez un autre relais.',
  'relay-name-taken': 'Un relais porte déjà ce nom.',
  'probe-not-found': 'Ce test n’existe pas, ou a été supprimé.',
  'probe-not-cancellable': 'Il est trop tard pour annuler : le message est déjà en route.',
  'probe-in-progress': 'Un test vers cette adresse est déjà en cours.',
  'idempotency-key-missing': 'L’en-tête Idempotency-Key manque ou n’est pas un UUID.',
  'idempotency-key-reused': 'Cette Idempotency-Key a déjà servi pour une autre demande.',
  'recipient-not-allowed':
    'Les tests ne partent que vers les adresses encore valables d’un testeur, vers les vôtres et vers celles que permet la personne qui gère l’API ; {to} n’en fait pas partie.',
  'tester-quota-used': 'Les trois tests gratuits du jour sont épuisés. Le prochain sera possible à {time}.',
  'send-quota-used': 'La limite de {limit} messages par jour est atteinte. L’envoi sera de nouveau possible à {time}.',
  'sending-disabled': 'L’envoi a été coupé par la personne qui gère l’API.',
  'probe-batch-not-found': 'Cette comparaison n’existe pas, ou ses tests ont été supprimés.',
  'own-message-not-found': 'Ce message n’existe pas, ou a été supprimé.',
  'own-message-unusable':
    'Ce n’est pas un message qui puisse être envoyé. Enregistrez-le au format .eml dans votre logiciel de messagerie, puis choisissez ce fichier.',
  'own-message-limit': 'Au plus {max} messages sont gardés. Supprimez-en un dont vous n’avez plus besoin.',
  'plan-limit': 'Au plus {max} plans sont gardés. Supprimez-en un dont vous n’avez plus besoin.',
  'watch-limit': 'Au plus {max} domaines sont surveillés. Retirez-en un dont la surveillance n’est plus utile.',
  'confirmed-address-not-found': 'Aucune confirmation n’est en cours pour cette adresse, et elle n’est pas confirmée.',
  'confirmation-code-wrong': 'Le code n’est pas le bon. Essais restants : {left}',
  'confirmation-code-expired': 'Ce code était valable une demi-heure. Demandez-en un autre.',
  'confirmation-locked': 'Trop de codes erronés. Demandez-en un autre.',
  'confirmation-limit': 'Au plus {limit} codes sont envoyés par jour. À nouveau possible le {time}.',
  'report-not-found': 'Ce rapport n’existe pas, ou a été supprimé.',
  'report-address-mismatch': 'Ce rapport ne concerne pas l’adresse testée.',
  'report-without-domain': 'Ce rapport ne montre pas l’adresse d’expédition. Donnez vous-même le domaine.',
  'domain-not-found': 'Le domaine {domain} n’existe pas dans le DNS. Vérifiez l’orthographe.',
  'dns-unreachable':
    'Le DNS est injoignable : il n’y a pas de réseau, ou aucun résolveur n’est réglé. Rien n’a pu être établi sur {domain}.',
  'dns-silent':
    'Le DNS n’a donné aucune réponse utilisable sur {domain}. Cela ne dit rien du domaine lui-même : réessayez, ou interrogez un autre résolveur.',
  'dns-untrustworthy':
    'Le résolveur utilisé invente des réponses : il donne une adresse à un nom qui ne peut pas exister. Rien de ce qu’il dit n’est fiable ; interrogez-en un autre.',
  'audit-timeout': 'L’audit de {domain} a pris plus de {seconds} secondes. Réessayez dans un instant.',
  'name-servers-unknown':
    'Les serveurs de noms du domaine {domain} n’ont pas pu être trouvés. Rien n’a été vérifié ; réessayez dans un instant.',
  'plan-not-found':
    'Il n’y a pas de plan enregistré, ou il a été supprimé. Établissez-le dans l’extension ou par l’API.',
  'plan-step-not-found':
    'Cette étape ne fait pas partie du plan. Il a peut-être été refait entre-temps : rechargez-le.',
  'plan-record-not-found':
    'Cet enregistrement ne fait pas partie du plan. Il a peut-être été refait entre-temps : rechargez-le.',
  'plan-without-records': 'Ce plan ne contient aucun enregistrement DNS à confier.',
  'handover-not-found': 'Ce lien n’existe pas, ou a été désactivé par la personne qui l’a envoyé.',
  'handover-expired': 'Ce lien n’est plus valable. Demandez-en un nouveau à la personne qui l’a envoyé.',
  'notice-not-found': 'Cet avis n’existe pas, ou a été supprimé.',
  'watch-not-found': 'Ce domaine n’est pas surveillé.',
  'webhook-refused': 'Le serveur du webhook a refusé le message (réponse {status}).',
  'webhook-unreachable': 'Le serveur du webhook n’a pas répondu.',
  'webhook-untrusted': 'Le certificat du serveur du webhook n’est pas valable pour son nom : rien ne lui a été envoyé.',
  'webhook-secret-unreadable': 'Le secret du webhook est devenu illisible. Saisissez-le à nouveau.',
  'tester-off': 'Le testeur de cette installation est désactivé.',
  'tester-unknown': 'Cette installation ne connaît pas ce testeur.',
  'tester-unavailable': 'Le testeur {tester} ne répond pas. Réessayez plus tard.',
  'tester-address-unknown': 'Aucun test n’a été ouvert pour cette adresse, ou il a expiré. Ouvrez-en un nouveau.',
  'tester-result-not-found': 'Ce résultat n’existe pas, ou il a été supprimé.',
  'tester-result-pending': 'Le message n’est pas encore arrivé.',
  'tester-link-expired': 'Ce lien a expiré. Demandez-en un nouveau à la personne qui vous l’a donné.',
  'message-empty': 'Ce fichier est vide.',
  'message-too-large': 'Ce message dépasse {megabytes} Mo : il n’a pas été lu.',
  'message-not-mail':
    'Ce n’est pas un e-mail : il n’a pas d’en-tête. Enregistrez le message au format « .eml », ou copiez sa source entière.',
  'message-file-missing': 'Choisissez un fichier, ou collez la source d’un message.',
  'judging-busy': 'Trop de messages sont en cours d’examen. Réessayez dans {seconds} s.',
  'storage-full': 'Le disque de l’API est plein. Rien n’est perdu : libérez de la place, puis réessayez.',
  'storage-unavailable':
    'La base de données de l’API ne peut pas être écrite. Rien n’est perdu : voyez « pnpm bienrecu doctor ».',
  internal: 'L’API a rencontré un problème. Son journal en dit plus sous le numéro {requestId}.',

  'config-invalid': 'La configuration n’est pas correcte.',
  'data-folder-not-writable':
    'Le dossier de données {path} ne peut pas être écrit. Vérifiez son propriétaire et ses droits.',
  'data-folder-in-use':
    'Un autre Bien reçu utilise déjà le dossier de données {path}. Arrêtez-le d’abord, ou choisissez un autre dossier avec BIENRECU_DATA.',
  'database-not-writable':
    'La base de données {path} ne peut pas être écrite. Vérifiez son propriétaire et ses droits.',
  'database-too-new':
    'La base de données {path} a été créée par une version plus récente de Bien reçu. Mettez le programme à jour ; les données n’ont pas été touchées.',
  'database-damaged':
    'La base de données {path} est endommagée. Elle n’a pas été touchée ; reprenez une copie du dossier « backups ».',
  'key-file-missing':
    'Le fichier de clé {path} manque, et des secrets en dépendent. Remettez-le en place, ou indiquez-le avec BIENRECU_SECRET_KEY_FILE. S’il est perdu : « pnpm bienrecu key reset ».',
  'key-file-out-of-reach':
    'Ce compte ne peut ni lire ni créer le fichier de clé {path}. Corrigez les droits, ou choisissez un autre endroit avec BIENRECU_SECRET_KEY_FILE.',
  'key-file-wrong-length':
    'Le fichier de clé {path} doit contenir exactement 32 octets, écrits en 64 chiffres hexadécimaux.',
  'key-file-too-open': 'Le fichier de clé {path} peut être lu par d’autres. Restreignez-le : chmod 600 {path}',
  'key-file-in-data-folder':
    'Le fichier de clé {path} ne doit pas être rangé à côté de la base : une copie du dossier emporterait les deux.',
  'key-does-not-fit':
    'Le fichier de clé {path} n’est pas celui qui a scellé les secrets de cette base. Remettez l’ancienne clé.',
  'port-in-use':
    'Le port {port} est déjà pris. Arrêtez l’autre programme, ou choisissez un autre port avec BIENRECU_PORT.',
  'tester-port-in-use':
    'Un autre programme reçoit déjà du courrier sur le port {port}. Choisissez-en un autre avec BIENRECU_TESTER_SMTP_PORT, ou désactivez le testeur avec BIENRECU_TESTER=off.',
  'tester-port-not-permitted':
    'Ce compte n’a pas le droit de recevoir du courrier sur le port {port}. Choisissez un port supérieur à 1023 avec BIENRECU_TESTER_SMTP_PORT.',
  'tester-certificate-unusable': 'Le certificat du testeur est inutilisable : {file}.',
  'port-not-permitted':
    'Ce compte n’a pas le droit d’écouter sur le port {port}. Choisissez un port au-dessus de 1023 avec BIENRECU_PORT.',
  'address-not-here': '{host} n’est pas une adresse de cette machine. Choisissez-en une autre avec BIENRECU_HOST.',
  usage: 'Cette commande n’a pas été comprise. Lancez « pnpm bienrecu --help ».',
  'password-file-unreadable': 'Le fichier de mot de passe {path} ne peut pas être lu.',
  'input-file-unreadable': 'Le fichier {path} ne peut pas être lu.',
  'state-file-unusable':
    'Le fichier {path} n’est pas la progression de cette même liste, ou ne peut pas être écrit. Choisissez un autre fichier, ou supprimez-le pour tout reprendre.',

  'consent-missing': 'Acceptez d’abord les conditions sur la page d’accueil.',
  'not-paired': 'L’extension n’est pas encore associée à votre API.',
  'pairing-line-malformed':
    'Ce n’est pas une ligne d’association. Elle ressemble à http://127.0.0.1:2436#BCDF-GHJK : copiez-la en entier.',
  'api-address-insecure': 'Votre API doit être jointe en https, ou en http sur cette machine même.',
  'api-unreachable': 'Votre API ne répond pas à l’adresse {url}. Est-elle lancée ? Son certificat est-il valable ?',
  'api-wrong-product': 'Ce qui répond à l’adresse {url} n’est pas Bien reçu.',
  'api-too-old': 'Votre API et l’extension ne sont pas de la même version. Mettez les deux à jour.',
  'api-answer-not-understood': 'Votre API a donné une réponse que l’extension ne comprend pas.',
  'permission-missing':
    'Le navigateur ne laisse plus l’extension lire mail-tester.com. Autorisez-la dans ses réglages.',
  'tester-page-not-understood':
    'Cette page de mail-tester n’est pas celle que nous connaissons. Vous pouvez indiquer l’adresse à la main.',
  'tester-address-missing':
    'mail-tester n’a pas affiché son adresse. Rechargez la page, ou indiquez l’adresse à la main.',
  'tester-report-not-understood': 'La note n’a pas pu être lue sur cette page. Nous n’en inventons jamais.',
  'tester-busy': 'mail-tester nous demande de ralentir. La page de résultat reste à un clic.',
  'extension-reloaded': 'L’extension a été mise à jour. Rechargez cette page.',
  'extension-fault': 'L’extension elle-même a rencontré un problème. Réessayez ; s’il revient, rechargez cette page.',
}
