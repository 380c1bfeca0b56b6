import type { ImapFolder } from '@bienrecu/shared'
import type { ListedFolder } from './imap-session.ts'

const MAX_FOLDERS = 1_000
const MAX_PATH = 255 // what the contract takes back

/** How mail programs call it in French, English, German, Spanish and Italian, besides what imapflow knows. */
const NAMES: ReadonlySet<string> = new Set([
  'envoyés',
  'messages envoyés',
  'éléments envoyés',
  'objets envoyés',
  'courrier envoyé',
  'courriers envoyés',
  'e-mails envoyés',
  'sent',
  'sent items',
  'sent mail',
  'sent messages',
  'gesendet',
  'gesendete elemente',
  'gesendete objekte',
  'gesendete nachrichten',
  'enviados',
  'elementos enviados',
  'mensajes enviados',
  'correo enviado',
  'inviata',
  'inviati',
  'posta inviata',
  'messaggi inviati',
  'elementi inviati',
])

/** Accents may be one character or two. */
const bare = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** A name that cannot be shown, or given back to us: not a folder anybody wants to choose. */
const isUsable = ({ path, canHoldMessages }: ListedFolder): boolean =>
  canHoldMessages &&
  path !== '' &&
  path === path.trim() &&
  path.length <= MAX_PATH &&
  !/[\p{Cc}\u2028\u2029]/u.test(path)

export interface FolderChoice {
  folders: ImapFolder[]
  /** The path of the folder for sent messages, or null where none is known to be it. */
  suggested: string | null
}

/**
 * The folders of an account, and the one for sent messages: as the server marks it, else as the provider is known to call
 * it, else by its name. `known`: paths in the provider's use, the likeliest first.
 */
export const chooseSentFolder = (listed: readonly ListedFolder[], known: readonly string[]): FolderChoice => {
  const usable = listed.filter(isUsable).slice(0, MAX_FOLDERS)
  const isInbox = ({ path }: ListedFolder) => bare(path) === 'inbox'
  const isNamed = (folder: ListedFolder) =>
    !isInbox(folder) && (folder.sentBy === 'name' || NAMES.has(bare(folder.name)))
  const ranked = [
    ...usable.filter(({ sentBy }) => sentBy === 'server'),
    ...known.flatMap((path) => usable.filter((folder) => bare(folder.path) === bare(path))),
    ...usable.filter(isNamed),
  ]
  return {
    folders: usable.map((folder) => ({
      path: folder.path,
      name: folder.name,
      isSent: ranked.includes(folder),
      isMarked: folder.sentBy === 'server',
    })),
    suggested: ranked[0]?.path ?? null,
  }
}
