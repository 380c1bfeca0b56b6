/* Octets to text, by the labels of the Encoding Standard (WHATWG), which mail programs follow too. */

/** Labels of mail programs that the standard does not list, without their decorations. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['eucjp', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['iso2022jp', 'iso-2022-jp'],
  ['iso2022jp1', 'iso-2022-jp'],
  ['iso2022jp2', 'iso-2022-jp'],
  ['iso88598e', 'iso-8859-8'],
  ['iso88598i', 'iso-8859-8'],
  ['junet', 'iso-2022-jp'],
  ['mskanji', 'shift_jis'],
  ['shiftjis', 'shift_jis'],
  ['tis620', 'windows-874'],
  ['uhc', 'euc-kr'],
  ['usascii', 'us-ascii'],
  ['utf8mb4', 'utf-8'],
  ['windows31j', 'shift_jis'],
])

/** Code pages of Windows and IBM, by number: cp932, windows-932, ms932 and ibm932 are the same. */
const CODE_PAGES: ReadonlyMap<string, string> = new Map([
  ['874', 'windows-874'],
  ['932', 'shift_jis'],
  ['936', 'gbk'],
  ['949', 'euc-kr'],
  ['950', 'big5'],
  ['50220', 'iso-2022-jp'],
  ['50221', 'iso-2022-jp'],
  ['50222', 'iso-2022-jp'],
  ['51932', 'euc-jp'],
])

/** What a label that the standard does not know may stand for: without a maker’s prefix, and without separators. */
const withoutDecorations = (label: string): string => {
  const bare = label.replace(/^(?:x-ms-|x-|cs)/, '').replaceAll(/[\s._-]+/g, '')
  const [, page = ''] = /^(?:cp|windows|ms|ibm)(\d+)$/.exec(bare) ?? []
  return CODE_PAGES.get(page) ?? ALIASES.get(bare) ?? bare
}

type Decoder = InstanceType<typeof TextDecoder>

/** Those the platform knows: as many as the standard has labels. */
const decoders = new Map<string, Decoder>()

const decoderOf = (label: string): Decoder | null => {
  const before = decoders.get(label)
  if (before) return before
  try {
    const decoder = new TextDecoder(label)
    decoders.set(label, decoder)
    return decoder
  } catch {
    return null // the platform is the only judge of labels here, and it answers by throwing
  }
}

/** UTF-8 where it is, Windows-1252 otherwise: what a text without a label, or with the smallest one, turns out to be. */
const guess = (octets: Uint8Array): string => {
  const text = new TextDecoder().decode(octets)
  return text.includes('\ufffd') ? new TextDecoder('windows-1252').decode(octets) : text
}

/** The text, and whether its charset is one that we know. */
export const decodeText = (octets: Uint8Array, charset: string | null): { text: string; isKnown: boolean } => {
  const label = charset?.trim().toLowerCase() ?? 'us-ascii'
  if (label === '') return { text: guess(octets), isKnown: true }
  const name = decoderOf(label) ? label : withoutDecorations(label)
  if (name === 'us-ascii') return { text: guess(octets), isKnown: true }
  const decoder = decoderOf(name)
  return decoder ? { text: decoder.decode(octets), isKnown: true } : { text: guess(octets), isKnown: false }
}
