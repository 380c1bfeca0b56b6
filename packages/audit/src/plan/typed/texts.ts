import type { Locale } from '../../check.ts'

/** What has to be minded while a record is typed. */
export type TypedNoteCode =
  | 'root-otherwise'
  | 'doubled-name'
  | 'outside-zone'
  | 'dot-at-end'
  | 'target-completed'
  | 'priority-in-line'
  | 'one-record-quoted'
  | 'split-if-refused'
  | 'too-long'
  | 'spf-assistant'
  | 'international-name'

export const TYPED_TEXTS: Readonly<Record<Locale, Readonly<Record<TypedNoteCode, string>>>> = {
  en: {
    'root-otherwise': 'If the form refuses “@”, leave the name blank, or type {zone}.',
    'doubled-name':
      'Once saved, the list has to show {name}. If it shows {doubled}, the form adds the domain by itself: type the short name.',
    'outside-zone': '{name} does not belong to the zone {zone}: this record goes into another zone.',
    'dot-at-end': 'Keep the final dot: without it, this form adds your domain to the target.',
    'target-completed': 'Once saved, the target has to read {target}. If it reads {completed}, add a final dot to it.',
    'priority-in-line': 'If the form has no field for the priority, type “{priority} {target}” as the value.',
    'one-record-quoted':
      'The value is longer than 255 characters: type all of it, quotes included, in one single record. Receivers join the parts.',
    'split-if-refused':
      'If the form refuses more than 255 characters, type this instead, quotes included, in one single record: {split}',
    'too-long': 'This value has {octets} characters, and this host takes {limit} at most: a shorter one is needed.',
    'spf-assistant':
      'This host also offers a form of its own, “{en}”. Choose TXT, and the value can be pasted as it is.',
    'international-name': '{name} is {unicode} as the DNS writes it; the host may show either.',
  },
  fr: {
    'root-otherwise': 'Si le formulaire refuse « @ », laissez le nom vide, ou saisissez {zone}.',
    'doubled-name':
      'Une fois l’enregistrement créé, la liste doit afficher {name}. Si elle affiche {doubled}, le formulaire ajoute lui-même le domaine : saisissez le nom court.',
    'outside-zone': '{name} n’appartient pas à la zone {zone} : cet enregistrement va dans une autre zone.',
    'dot-at-end': 'Gardez le point final : sans lui, ce formulaire ajoute votre domaine à la cible.',
    'target-completed':
      'Une fois l’enregistrement créé, la cible affichée doit être {target}. Si c’est {completed}, ajoutez un point final à la cible.',
    'priority-in-line':
      'Si le formulaire n’a pas de champ pour la priorité, saisissez « {priority} {target} » comme valeur.',
    'one-record-quoted':
      'La valeur dépasse 255 caractères : saisissez-la en entier, guillemets droits compris, dans un seul enregistrement. Les messageries recollent les morceaux.',
    'split-if-refused':
      'Si le formulaire refuse plus de 255 caractères, saisissez plutôt ceci, guillemets droits compris, dans un seul enregistrement : {split}',
    'too-long':
      'Cette valeur compte {octets} caractères, et cet hébergeur en accepte {limit} au plus : il en faut une plus courte.',
    'spf-assistant':
      'Cet hébergeur propose aussi son propre formulaire, « {fr} ». Choisissez TXT : la valeur se colle telle quelle.',
    'international-name':
      '{name} est l’écriture de {unicode} dans le DNS ; l’hébergeur peut afficher l’une ou l’autre.',
  },
}

/** Comments of a zone file. */
export const ZONE_TEXTS: Readonly<Record<Locale, { readonly remove: string }>> = {
  en: { remove: 'To be removed:' },
  fr: { remove: 'À supprimer :' },
}
