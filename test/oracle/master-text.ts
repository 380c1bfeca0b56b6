/** The character-strings of a TXT value in a master file (RFC 1035 section 5.1): quoted, or separated by blanks. */
function strings(text: string): string[] {
  const found: string[] = []
  for (const [, quoted, bare, comment] of text.matchAll(/"((?:[^"\\]|\\.)*)"|([^\s";]+)|(;.*$)/gs)) {
    // A semicolon outside quotes begins a comment: the rest of the line is gone.
    if (comment !== undefined) return found
    found.push((quoted ?? bare ?? '').replace(/\\(.)/gs, '$1'))
  }
  return found
}

/** What resolvers give back of it: the strings joined, without anything between them. */
export const readMasterText = (text: string): string => strings(text).join('')

/** Whether one of the strings is longer than its length octet can say. */
export const splitTooLong = (text: string): boolean => strings(text).some((one) => one.length > 255)
