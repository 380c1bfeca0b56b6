/* What is said of a key that the user pasted: what was put right, what to know, and why it cannot be used. */
import type { Locale } from '../../check.ts'

type Texts = Readonly<Record<string, string>>

export const GIVEN_KEY_TEXTS: Readonly<Record<Locale, Texts>> = {
  en: {
    'line-recognised': 'You pasted a whole line for {name}: only the value was kept.',
    'selector-shortened':
      'The selector is “{selector}”: what follows it, ._domainkey and the domain, is added by itself.',
    cleaned: 'Quotation marks, backslashes and line breaks that came along with the key for {name} were removed.',
    'spaces-removed': 'Spaces inside the key for {name} were removed.',
    'tags-repaired':
      'The parts of the record for {name} were separated and ordered as they must be; the key itself was not touched.',
    'key-type-corrected':
      'The record for {name} named a type of key that does not exist. It is an RSA key, and now says so.',
    'limits-removed':
      'The record for {name} excluded e-mail or today’s signatures (“s=” or “h=”): that limit was removed.',
    'bare-key': 'You pasted the key for {name} alone: the record around it was added.',
    'key-instead-of-alias':
      '{service} usually gives an alias (CNAME) and not a key. The key for {name} is well formed and is published as it is.',
    'key-short': 'The key for {name} has {bits} bits. It is accepted; choose 2048 where the service offers the choice.',
    'testing-flag':
      'The record for {name} still says t=y (test): receivers may treat such messages as unsigned. Ask the service when it takes it out.',
    'target-without-key':
      'There is no key yet at {target}. Some services make it only once the alias is published; check the value if it stays so.',
    'selector-not-in-use':
      'Your last test was signed with “{used}”, not with “{selector}”: the key takes effect once the service signs with it.',
    unproved:
      'Whether the key for {name} is the one that signs cannot be proved before the next test: that takes the whole signature of a new message.',
    'already-published': 'The key for {name} is published already, exactly as you pasted it.',
    'wrong-domain':
      'What you pasted for “{selector}” belongs to {found}, not to {domain}. Copy the value shown for {domain}.',
    'other-selector': 'The line you pasted is for “{found}”, not for “{selector}”. Paste it under its own selector.',
    'bad-selector': '“{selector}” cannot be the name of a key. It is the short word before ._domainkey.',
    'several-lines': 'You pasted several records for “{selector}”. Paste them one by one.',
    'not-a-key': 'What you pasted for “{selector}” is neither a DKIM key nor the name of a server.',
    'not-base64':
      'The key for “{selector}” contains characters that no key has (at character {position}). Copy it again.',
    truncated: 'The key for “{selector}” is cut off: its own length says that more must follow. Copy it whole.',
    damaged: 'The key for “{selector}” is damaged and cannot be read. Copy it again from the console.',
    'private-key':
      'This is the private key of “{selector}”. Never publish it or send it to anybody: have a new pair made and paste the public key.',
    'key-too-short':
      'The key for “{selector}” has {bits} bits. Receivers accept none below 1024: have one of 2048 made.',
    'key-revoked': 'The record for “{selector}” holds no key (“p=” is empty): it would revoke the key.',
    'ed25519-only':
      'The key for “{selector}” is of the type Ed25519, which many mailbox providers cannot check yet. Have an RSA key of 2048 bits made.',
    'wrong-key-type': 'The record for “{selector}” names a type of key that receivers do not know.',
    unreadable: 'The record for “{selector}” cannot be understood. Copy it again from the console.',
    'target-unknown': '“{target}” is not a known target at {service}. Copy the target again from its console.',
    'alias-not-expected':
      '{service} gives a key and not an alias (CNAME): copy the text that begins with v=DKIM1 or p=.',
    'not-the-signing-key':
      'Your last test was signed with “{selector}” and checked with the key published today; the one you pasted is another. Publishing it would make your signatures invalid.',
  },
  fr: {
    'line-recognised': 'Vous avez collé une ligne entière pour {name} : seule la valeur a été gardée.',
    'selector-shortened':
      'Le sélecteur est « {selector} » : ce qui le suit, ._domainkey et le domaine, est ajouté automatiquement.',
    cleaned:
      'Les guillemets, barres obliques inversées et retours à la ligne copiés avec la clé {name} ont été retirés.',
    'spaces-removed': 'Les espaces à l’intérieur de la clé {name} ont été retirées.',
    'tags-repaired':
      'Les éléments de l’enregistrement {name} ont été séparés et ordonnés comme il se doit ; la clé elle-même n’a pas été touchée.',
    'key-type-corrected':
      'L’enregistrement {name} annonçait un type de clé qui n’existe pas. C’est une clé RSA, et il le dit maintenant.',
    'limits-removed':
      'L’enregistrement {name} excluait l’e-mail ou les signatures actuelles (« s= » ou « h= ») : cette limite a été retirée.',
    'bare-key': 'Vous avez collé la clé seule pour {name} : l’enregistrement qui l’entoure a été ajouté.',
    'key-instead-of-alias':
      '{service} donne d’ordinaire un alias (CNAME) et non une clé. La clé {name} est bien formée et sera publiée telle quelle.',
    'key-short': 'La clé {name} fait {bits} bits. Elle est acceptée ; choisissez 2048 si le service le propose.',
    'testing-flag':
      'L’enregistrement {name} indique encore t=y (essai) : des messageries peuvent tenir ces messages pour non signés. Demandez au service quand il le retirera.',
    'target-without-key':
      'Il n’y a pas encore de clé à l’adresse {target}. Certains services ne la créent qu’une fois l’alias publié ; vérifiez la valeur si cela dure.',
    'selector-not-in-use':
      'Votre dernier test était signé avec « {used} » et non avec « {selector} » : la clé servira dès que le service signera avec elle.',
    unproved:
      'On ne peut pas prouver avant le prochain test que la clé {name} est celle qui signe : il faut pour cela la signature entière d’un nouveau message.',
    'already-published': 'La clé {name} est déjà publiée, exactement comme vous l’avez collée.',
    'wrong-domain':
      'Ce que vous avez collé pour « {selector} » appartient à {found}, et non à {domain}. Copiez la valeur affichée pour {domain}.',
    'other-selector':
      'La ligne collée concerne « {found} », et non « {selector} ». Collez-la sous son propre sélecteur.',
    'bad-selector': '« {selector} » ne peut pas être le nom d’une clé. C’est le mot court placé avant ._domainkey.',
    'several-lines': 'Vous avez collé plusieurs enregistrements pour « {selector} ». Collez-les un par un.',
    'not-a-key': 'Ce que vous avez collé pour « {selector} » n’est ni une clé DKIM ni le nom d’un serveur.',
    'not-base64':
      'La clé de « {selector} » contient des caractères qu’aucune clé ne contient (au caractère {position}). Copiez-la de nouveau.',
    truncated:
      'La clé de « {selector} » est tronquée : sa propre longueur indique qu’il en manque. Copiez-la en entier.',
    damaged: 'La clé de « {selector} » est abîmée et illisible. Copiez-la de nouveau depuis la console.',
    'private-key':
      'C’est la clé privée de « {selector} ». Ne la publiez et ne l’envoyez jamais : faites créer une nouvelle paire et collez la clé publique.',
    'key-too-short':
      'La clé de « {selector} » fait {bits} bits. Les messageries n’en acceptent pas de moins de 1024 : faites-en créer une de 2048.',
    'key-revoked':
      'L’enregistrement de « {selector} » ne contient pas de clé (« p= » est vide) : il révoquerait la clé.',
    'ed25519-only':
      'La clé de « {selector} » est de type Ed25519, que beaucoup de messageries ne savent pas encore vérifier. Faites créer une clé RSA de 2048 bits.',
    'wrong-key-type':
      'L’enregistrement de « {selector} » annonce un type de clé que les messageries ne connaissent pas.',
    unreadable: 'L’enregistrement de « {selector} » est incompréhensible. Copiez-le de nouveau depuis la console.',
    'target-unknown':
      '« {target} » n’est pas une cible connue chez {service}. Copiez de nouveau la cible depuis sa console.',
    'alias-not-expected':
      '{service} donne une clé et non un alias (CNAME) : copiez le texte qui commence par v=DKIM1 ou p=.',
    'not-the-signing-key':
      'Votre dernier test était signé avec « {selector} » et vérifié avec la clé publiée aujourd’hui ; celle que vous avez collée est une autre. La publier rendrait vos signatures invalides.',
  },
}
