/** Ce que change chaque modification de l’enregistrement SPF, et pourquoi. */
export const RECORD_CHANGES_FR: Readonly<Record<string, string>> = {
  'soft-fail-first':
    'L’enregistrement se termine par ~all : les serveurs qu’il ne nomme pas sont suspects, sans être encore refusés. Quand tous vos expéditeurs y figureront à coup sûr, -all pourra suivre.',
  'add-provider': 'Ajouté pour {provider} : {terms}.',
  'add-provider-unsure':
    'Ajouté pour {provider} : {terms}. Cette valeur n’est pas confirmée : comparez-la avec celle qu’affiche votre console {provider} avant de la publier.',
  'add-address':
    'Ajouté : {address}, le serveur qui a envoyé votre message d’essai. S’il appartient à un service dont les adresses changent, nommez plutôt ce service.',
  'redirect-to-include':
    '« redirect={domain} » devient « include:{domain} » : un « redirect » confie tout l’enregistrement à {domain} et ne laisse aucune place à vos propres expéditeurs.',
  'fold-records':
    'Vos {count} enregistrements SPF n’en font plus qu’un : tant qu’il y en a plusieurs, aucun ne compte.',
  'soften-all':
    'Les enregistrements ne se terminaient pas de la même façon ({before}). Le nouveau se termine par {after}, qui ne demande encore aucun refus.',
  'drop-explanation': '« {term} » est retiré : un enregistrement n’a qu’une explication, et la première est gardée.',
  'drop-duplicate': '« {term} » est retiré : c’est déjà dit plus haut.',
  'drop-second-all': 'Ce qui vaut pour tous les autres (« all ») figurait plusieurs fois : seul le premier comptait.',
  'drop-ignored-redirect': '« {term} » est retiré : il est ignoré, puisque l’enregistrement se termine par « all ».',
  'drop-broken':
    '« {term} » est retiré : {domain} n’a pas d’enregistrement SPF, et le vôtre est alors jugé invalide. Il n’autorisait personne.',
  'drop-loop': '« {term} » est retiré : il ramène à votre propre enregistrement, qui est alors jugé invalide.',
  'faulty-last':
    '« {term} » passe derrière les autres : l’enregistrement SPF du domaine {domain} est défectueux, et seul son propriétaire peut le réparer. Ils sont désormais examinés avant lui.',
  'drop-void':
    '« {term} » est retiré : ce nom n’a pas d’adresse aujourd’hui ; il n’autorise personne et coûte une requête DNS.',
  'addresses-first':
    'Les adresses passent devant les noms, dont {terms} : elles ne coûtent aucune requête DNS, et placées après des noms, elles risquaient de ne jamais être examinées.',
  'drop-nested': '« {term} » est retiré : « {outer} » le contient déjà.',
  'drop-covered':
    '« {term} » est retiré : d’autres éléments nomment déjà toutes ses adresses. Il coûtait des requêtes DNS pour rien.',
  'replace-host':
    '« {term} » devient {addresses}, ses adresses d’aujourd’hui, ce qui économise une requête DNS. Si votre serveur déménage, cet enregistrement devra suivre.',
  'drop-unused': '« {term} » est retiré : vous ne l’utilisez plus.',
  'drop-open-network': '« {term} » est retiré : il permet à tout Internet d’envoyer en votre nom.',
  'replace-plus-all': '« +all » devient ~all : il permettait à tout Internet d’envoyer en votre nom.',
  'replace-neutral-all':
    '« ?all » devient ~all : les serveurs que l’enregistrement ne nomme pas sont désormais suspects. Avec « ?all », il n’en disait rien.',
  'add-all': '~all est ajouté à la fin : sans lui, l’enregistrement ne dit rien des serveurs qu’il ne nomme pas.',
  'move-before-all': '« {term} » passe avant « all » : ce qui suit « all » n’est jamais lu.',
  'drop-after-all':
    '« {term} » est retiré : placé après « all », il n’est jamais lu, et à sa place l’enregistrement coûterait trop de requêtes DNS.',
  'drop-ignored':
    '« {term} » est retiré : écrit ainsi, il est ignoré ; corrigé, il ne mènerait nulle part ou coûterait trop de requêtes DNS.',
  'clean-characters':
    'Les guillemets, espaces spéciales et autres caractères qui n’ont rien à y faire sont retirés de « {text} ».',
  'repair-look-alike':
    '« {text} » ne commençait pas comme un enregistrement SPF : personne ne le voyait. Il commence maintenant par « v=spf1 ».',
  'remove-look-alike': '« {text} » est supprimé : il ressemble à du SPF, mais personne ne le lit.',
  'join-split-record':
    'Les deux moitiés de votre enregistrement n’en font à nouveau qu’un : un formulaire l’avait coupé en deux.',
  'move-record':
    'L’enregistrement se trouvait sous le nom {name}, où personne ne le cherche. Sa place est sous le nom {domain}.',
  'copy-record':
    'Un enregistrement se trouve sous le nom {name}, où personne ne le cherche. Il est aussi publié sous le nom {domain}.',
  'from-obsolete-type':
    'Votre SPF n’existait que dans l’ancien type d’enregistrement SPF, que plus personne ne demande : il devient un enregistrement TXT.',
  'drop-obsolete-type':
    'Les enregistrements de l’ancien type SPF ({count}) sont supprimés : plus personne ne les demande.',
  'unglue-terms': '« {term} » était fait de deux éléments collés : ils sont à nouveau séparés.',
  'repair-term':
    '« {before} » devient « {after} » : tel quel, il rendait tout l’enregistrement invalide, ou n’était pas pris en compte.',
  'drop-unreadable':
    '« {term} » est retiré : il est incompréhensible, et rendait tout l’enregistrement invalide. S’il désigne un expéditeur, dites-nous lequel.',
  'merge-networks': '{before} réseaux s’écrivent en {after} : les mêmes adresses, dans un enregistrement plus court.',
  flatten:
    '« {term} » devient la liste de ses adresses d’aujourd’hui (nombre d’entrées : {count}). Quand ce service en changera, ses messages échoueront jusqu’à ce que l’enregistrement soit mis à jour.',
  'provider-waits':
    '{provider} n’est pas encore ajouté : il coûterait {lookups} requêtes DNS de plus et ferait dépasser la limite de 10. Dites-nous d’abord quels services vous n’utilisez plus.',
  'provider-unknown': '{provider} n’est pas ajouté : le DNS ne montre pas aujourd’hui où mènent ses éléments.',
  'still-over':
    'L’enregistrement coûte encore {lookups} requêtes DNS, et la vérification s’arrête à 10 : il ne vaut que pour les premiers expéditeurs nommés. La suite dépend de votre réponse.',
  'too-long':
    'La réponse fait {size} octets, plus que les 512 qui passent partout en une fois. Les grandes messageries s’en accommodent.',
  'from-wildcard':
    'Ce qui s’y trouve vient d’un enregistrement générique (*). Ajoutez le nouvel enregistrement à ce nom exact ; les autres enregistrements que le générique donnait à ce nom, comme le MX, devront alors être ajoutés aussi.',
}
