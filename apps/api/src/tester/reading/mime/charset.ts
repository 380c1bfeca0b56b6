/* Octets to text, by the labels of the Encoding Standard (WHATWG), which mail programs follow too. */

/** Labels of mail programs that the standard does not list. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['cp932', 'shift_jis'],
  ['cp936', 'gbk'],
  ['cp949', 'euc-kr'],
  ['cp950', 'big5'],
  ['utf8mb4', 'utf-8'],
  ['us_ascii', 'us-ascii'],
])

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
  const name = ALIASES.get(label) ?? label
  if (name === 'us-ascii' || name === '') return { text: guess(octets), isKnown: true }
  const decoder = decoderOf(name)
  return decoder ? { text: decoder.decode(octets), isKnown: true } : { text: guess(octets), isKnown: false }
}
