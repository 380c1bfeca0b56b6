import type { Locale } from './check.ts'
import type { UnknownReason } from './evidence.ts'

interface RenderWords {
  /** Why nothing could be said. */
  readonly unknown: Readonly<Record<UnknownReason, string>>
  readonly error: string
}

export const RENDER_WORDS: Readonly<Record<Locale, RenderWords>> = {
  en: {
    unknown: {
      timeout: 'The DNS server did not answer in time. This says nothing about the record itself: try again.',
      servfail: 'The DNS server reported a failure of its own. This says nothing about the record itself: try again.',
      refused: 'The DNS server refused to answer.',
      'bad-answer': 'The DNS server’s answer could not be understood.',
      'cname-loop': 'The aliases (CNAME) of this name lead in a circle.',
      unreachable: 'There is no network, or the DNS server cannot be reached.',
      'not-asked': 'This was not asked, or cannot be asked from here.',
    },
    error: 'This could not be checked, through a fault of ours; the other checks are not affected.',
  },
  fr: {
    unknown: {
      timeout: 'Le serveur DNS n’a pas répondu à temps. Cela ne dit rien de l’enregistrement lui-même : réessayez.',
      servfail:
        'Le serveur DNS a signalé une panne de son côté. Cela ne dit rien de l’enregistrement lui-même : réessayez.',
      refused: 'Le serveur DNS a refusé de répondre.',
      'bad-answer': 'La réponse du serveur DNS est incompréhensible.',
      'cname-loop': 'Les alias (CNAME) de ce nom tournent en rond.',
      unreachable: 'Il n’y a pas de réseau, ou le serveur DNS est injoignable.',
      'not-asked': 'La question n’a pas été posée, ou ne peut pas l’être d’ici.',
    },
    error: 'Ce contrôle n’a pas pu être fait, par notre faute ; les autres ne sont pas touchés.',
  },
}
