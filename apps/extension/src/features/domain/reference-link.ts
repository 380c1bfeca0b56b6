/** A reference as a link: the section of an RFC at its editor’s, or the address that it is. Null for anything else. */
export const referenceHref = (reference: string): string | null => {
  const rfc = /^RFC (\d+)(?: §([\w.]+))?$/.exec(reference)
  if (rfc) return `https://www.rfc-editor.org/rfc/rfc${rfc[1]}${rfc[2] === undefined ? '' : `#section-${rfc[2]}`}`
  return /^https?:\/\//.test(reference) ? reference : null
}

/** A reference as a reader takes it in: of an address, the host alone. */
export const referenceName = (reference: string): string => /^https?:\/\/([^/]+)/.exec(reference)?.[1] ?? reference
