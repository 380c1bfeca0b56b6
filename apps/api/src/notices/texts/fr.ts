import type { NoticeText } from './notice-text.ts'

export const fr: NoticeText = {
  kinds: {
    visible: {
      title: '{domain} : c’est en place',
      text: 'Les enregistrements DNS du domaine {domain} sont visibles partout. C’est le bon moment pour refaire un test. À partir de maintenant, Bien reçu les surveille et vous prévient s’ils changent.',
    },
    different: {
      title: '{domain} : un enregistrement est à corriger',
      text: 'L’enregistrement {type} {name} est publié, mais pas tel que demandé : {difference}. Reprenez cette étape du plan : elle montre ce qu’il faut changer.',
    },
    overdue: {
      title: '{domain} : un enregistrement n’est toujours pas publié',
      text: 'L’enregistrement {type} {name} a été annoncé comme publié il y a un jour, et les serveurs de noms du domaine ne l’ont pas. Vérifiez qu’il a bien été enregistré chez l’hébergeur DNS. Bien reçu continue de le chercher.',
    },
    'given-up': {
      title: '{domain} : un enregistrement n’est plus cherché',
      text: 'L’enregistrement {type} {name} n’a pas été vu en place dans les deux semaines qui ont suivi son annonce. Bien reçu cesse de le chercher. Quand il sera publié, signalez-le dans le plan : la recherche reprendra.',
    },
    'record-changed': {
      title: '{domain} : un enregistrement a changé',
      text: 'L’enregistrement {type} {name} a changé. Avant : « {before} ». Maintenant : « {after} ». Si c’est voulu, il n’y a rien à faire ; sinon, remettez la valeur d’avant.',
    },
    'record-gone': {
      title: '{domain} : un enregistrement a disparu',
      text: 'L’enregistrement {type} {name} n’est plus publié. Il contenait : « {before} ». Sans lui, vos messages risquent d’être refusés ou classés en indésirables. S’il n’a pas été retiré exprès, publiez-le de nouveau.',
    },
    'key-rotated': {
      title: '{domain} : une clé DKIM a été remplacée',
      text: 'La clé publiée sous le nom {name} n’est plus la même. C’est souvent un renouvellement normal : vérifiez simplement que le service qui signe vos messages utilise la nouvelle, en refaisant un test.',
    },
    'too-many-lookups': {
      title: '{domain} : le SPF dépasse la limite',
      text: 'Vérifier le SPF du domaine {domain} demande maintenant {count} requêtes DNS, et la limite est de {limit} : les messageries le jugent invalide.{grown} Refaites le plan du domaine : il propose comment le raccourcir.',
    },
    listed: {
      title: '{subject} figure sur une liste noire',
      text: '{subject} figure sur la liste noire {list}, que des messageries consultent avant d’accepter un message envoyé depuis {domain}. Supprimez d’abord la cause ; {removal} indique comment en sortir.',
    },
    'domain-gone': {
      title: '{domain} : ce domaine n’existe plus',
      text: 'Le DNS ne connaît plus {domain}. Il a peut-être expiré : vérifiez auprès du bureau d’enregistrement. Sa surveillance est en pause ; vous pouvez la reprendre quand il sera revenu.',
    },
  },
  differences: {
    'name-typed-twice': 'son nom contient deux fois le domaine',
    'at-wrong-name': 'il se trouve sous un autre nom',
    'quotes-inside': 'des guillemets font partie de la valeur',
    backslashes: 'des barres obliques inversées font partie de la valeur',
    'curly-quotes': 'des guillemets typographiques font partie de la valeur',
    truncated: 'la fin de la valeur manque',
    'split-in-two': 'la valeur est répartie sur deux enregistrements',
    'several-records': 'il y a plusieurs enregistrements au lieu d’un seul',
    'spaces-lost': 'des espaces manquent dans la valeur',
    'target-completed': 'le nom du domaine a été ajouté à la fin de la valeur',
    'wrong-type': 'son type n’est pas le bon',
    'old-value': 'l’ancienne valeur est toujours là',
    'other-value': 'la valeur est différente',
  },
  grown: ' C’est l’élément « {include} » qui a grandi.',
  several: {
    title: 'Bien reçu : {count} nouvelles de vos domaines',
    text: 'Voici {count} nouvelles de vos domaines.',
  },
  signature:
    'Vous recevez ce message parce que les avis de Bien reçu sont envoyés à cette adresse. Pour n’en plus recevoir, retirez-la dans les réglages.',
  trial: {
    title: 'Bien reçu : essai des avis',
    text: 'Ceci est un essai : les avis de Bien reçu arriveront ici.',
  },
}
