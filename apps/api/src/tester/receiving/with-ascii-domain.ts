import { domainToASCII } from 'node:url'

/** Domains are compared and asked for in A-labels (RFC 5890 §2.3.2.1), also where the client said them otherwise. */
export const withAsciiDomain = (address: string): string => {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  return at < 0 ? address : `${address.slice(0, at)}@${domainToASCII(domain) || domain}`
}
