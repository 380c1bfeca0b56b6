import { literalAddress } from './address.ts'

const LABEL = /^[a-z\d_](?:[a-z\d_-]{0,61}[a-z\d_])?$/i

/** Whether a server introduced itself by a name of at least two labels, rather than by an address or a bare label. */
export const isFullName = (name: string): boolean => {
  const labels = name.split('.')
  return literalAddress(name) === null && labels.length > 1 && labels.every((label) => LABEL.test(label))
}
