/* How long a TXT answer is over the wire: RFC 1035 §4.1, §3.3.14. */

const HEADER = 12
const QUESTION = 4
/** A pointer to the name, type, class, TTL and length. */
const RECORD = 12
const LONGEST_STRING = 255

const octetsOf = (text: string): number => {
  let octets = text.length
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code > 0xff) octets += code > 0x7ff ? 2 : 1
  }
  return octets
}

/** Octets of an answer that holds these TXT records: names compressed, strings of 255 octets, no EDNS. */
export const txtAnswerSize = (name: string, records: readonly string[]): number =>
  records.reduce(
    (size, record) => {
      const octets = octetsOf(record)
      return size + RECORD + octets + Math.max(1, Math.ceil(octets / LONGEST_STRING))
    },
    HEADER + QUESTION + name.length + 2,
  )
