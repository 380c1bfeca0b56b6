/*
 * Records and tags as the report quotes them: SPF (RFC 7208 §4.5), DMARC (RFC 9989) and DKIM tag lists (RFC 6376 §3.2).
 * Only told apart and tidied here; what they mean is not judged.
 */

const QUOTED_STRINGS = /^\s*(?:"[^"]*"\s*)+$/

/** A TXT record in its quotation marks becomes its text: the strings joined without a space (RFC 7208 §3.3). */
export const unquoteTxt = (text: string): string =>
  QUOTED_STRINGS.test(text) ? [...text.matchAll(/"([^"]*)"/g)].map((match) => match[1]).join('') : text.trim()

const asRecord = (quote: string, begin: RegExp): string | null => {
  const record = unquoteTxt(quote).replace(/\s+/g, ' ').trim()
  // One record and nothing more: a quote with two of them, or with the command that asked, is no record.
  return record.search(begin) === 0 && record.match(new RegExp(begin, 'gi'))?.length === 1 ? record : null
}

/** The quote as one SPF record, or null when it is not exactly that. */
export const asSpfRecord = (quote: string): string | null => asRecord(quote, /v=spf1(?=\s|$)/i)

/** The quote as one DMARC record, or null when it is not exactly that. */
export const asDmarcRecord = (quote: string): string | null => asRecord(quote, /v=DMARC1(?=\s*;|\s*$)/i)

/** The tags of a tag list; the last of a repeated name wins nothing: the first stays. */
export const tagsOf = (text: string): Map<string, string> => {
  const tags = new Map<string, string>()
  for (const part of text.replace(/^\s*DKIM-Signature\s*:/i, '').split(';')) {
    const [, name, value] = /^\s*([a-z][a-z0-9_]{0,30})\s*=([^]*)$/i.exec(part) ?? []
    if (name !== undefined && value !== undefined && !tags.has(name)) tags.set(name, value.replace(/\s+/g, ''))
  }
  return tags
}

/** True for the tag list of a DKIM signature; a public key has neither `s` as a selector nor `b`. */
export const isDkimSignature = (text: string): boolean => {
  const tags = tagsOf(text)
  return ['d', 's', 'b'].every((name) => Boolean(tags.get(name)))
}
