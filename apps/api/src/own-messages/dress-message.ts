/*
 * A message of the user's own, made ready for one relay and one recipient. Its body goes as it was written; of its
 * header fields those are put in their place that the relay owns (relay-owned-fields.ts). Fields with octets beyond
 * ASCII, which only RFC 6532 allows, are written anew as encoded words (RFC 2047). Knowingly not: signatures inside the
 * message (S/MIME, OpenPGP) are not touched, and hold where their part needed no new encoding.
 */
import { isAscii } from 'node:buffer'
import type { RelayHeader } from '@bienrecu/shared'
import { addressParser } from 'postal-mime'
import { composeMime, type Mailbox } from '../probes/quote-message/mime-composer.ts'
import { fieldNamed, joinMessage, type MessageField, normaliseLines, splitMessage, valueOf } from './message-fields.ts'
import { isOwnedByRelay } from './relay-owned-fields.ts'
import { fitField, wireSafe } from './wire-safe.ts'

/** What the relay, and the one sending, put in place. */
export interface Dress {
  from: Mailbox
  /** Used when the message has no Reply-To. */
  replyTo: Mailbox | null
  to: string
  /** With its angle brackets. */
  messageId: string
  date: Date
  /** Fields that the relay adds, instead of those of the same name. */
  headers: readonly RelayHeader[]
}

const textOf = (field: MessageField): string => {
  const bytes = Buffer.from(valueOf(field), 'latin1')
  return bytes.toString('utf8').includes('\uFFFD') ? bytes.toString('latin1') : bytes.toString('utf8')
}

const parseAddresses = (text: string) => addressParser(text, { flatten: true })

/** The one From field that names exactly this address and no other; undefined where there is none such. */
const ownFrom = (fields: readonly MessageField[], address: string): MessageField | undefined => {
  const [field, ...others] = fields.filter(({ name }) => name.toLowerCase() === 'from')
  if (field === undefined || others.length > 0) return undefined
  const [mailbox, ...more] = parseAddresses(textOf(field))
  return more.length === 0 && mailbox?.address?.toLowerCase() === address.toLowerCase() ? field : undefined
}

const isPlain = ({ raw }: MessageField): boolean => isAscii(Buffer.from(raw, 'latin1'))

/** Fields of MIME are no text: what their parameters hold beyond ASCII is only a name, and gives way. */
const isOfMime = ({ name }: MessageField): boolean => /^(?:content-|mime-version$)/i.test(name)

// oxlint-disable-next-line no-control-regex -- anything outside ASCII
const withoutOctets = (field: MessageField): MessageField => ({
  ...field,
  raw: field.raw.replaceAll(/[^\0-\x7f]/g, '_'),
})

/** Our own fields, and those that have to be written anew, as the composer forms them. */
const writeFields = async (dress: Dress, anew: readonly MessageField[]): Promise<readonly MessageField[]> => {
  const headers = [...dress.headers, ...anew.map((field) => ({ name: field.name, value: textOf(field) }))]
  const subject = headers.find(({ name }) => name.toLowerCase() === 'subject')
  const others = headers.filter((header) => header !== subject)
  const composed = await composeMime({ ...dress, headers: others, subject: subject?.value ?? '', text: '', html: null })
  return splitMessage(composed).fields.filter(
    (field) => !isOfMime(field) && (subject !== undefined || field.name.toLowerCase() !== 'subject'),
  )
}

/** The fields that stay: neither the relay's, nor those it adds. From stays where it names the relay's own address. */
const keptFields = (fields: readonly MessageField[], { headers, from }: Dress): MessageField[] => {
  const added = new Set(headers.map(({ name }) => name.toLowerCase()))
  const kept = ownFrom(fields, from.address)
  return fields.filter((field) => {
    const lower = field.name.toLowerCase()
    if (lower === 'from') return field === kept && isPlain(field)
    return !isOwnedByRelay(field.name) && !added.has(lower)
  })
}

/** The sender as the message names it, where that is the relay's; else as the relay does. */
const senderOf = (fields: readonly MessageField[], { from }: Dress): Mailbox => {
  const field = ownFrom(fields, from.address)
  return field === undefined ? from : { ...from, name: parseAddresses(textOf(field))[0]?.name ?? null }
}

/** A whole message (.eml) for one relay and recipient, with CRLF line ends that every server takes; the same input gives the same bytes. */
export const dressMessage = async (source: Uint8Array, dress: Dress): Promise<Buffer> => {
  const { fields, body } = splitMessage(normaliseLines(source))
  const kept = keptFields(fields, dress)
  const anew = kept.filter((field) => !isPlain(field) && !isOfMime(field))
  const others = kept
    .filter((field) => !anew.includes(field))
    .map((field) => (isPlain(field) ? field : withoutOctets(field)))
  const has = (name: string) => fieldNamed(kept, name) !== undefined
  const sender = { from: senderOf(fields, dress), replyTo: has('reply-to') ? null : dress.replyTo }
  const written = await writeFields({ ...dress, ...sender }, anew)
  const ours = written.filter(({ name }) => !(has('from') && name.toLowerCase() === 'from'))
  const mime = has('mime-version') ? [] : [{ name: 'MIME-Version', raw: 'MIME-Version: 1.0' }]
  const safe = others.flatMap((field) => fitField(field) ?? [])
  return wireSafe(joinMessage({ fields: [...ours, ...safe, ...mime], body }))
}

/** Names of the fields of a message that will not go as they are, each once, whichever of these senders is chosen. */
export const replacedFields = (source: Uint8Array, ownAddresses: readonly string[]): string[] => {
  const { fields } = splitMessage(normaliseLines(source))
  const keepsFrom = ownAddresses.some((address) => ownFrom(fields, address) !== undefined)
  const replaced = fields.filter(({ name }) => (name.toLowerCase() === 'from' ? !keepsFrom : isOwnedByRelay(name)))
  return [...new Set(replaced.map(({ name }) => name))]
}
