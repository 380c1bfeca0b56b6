import { isIPv6, type Socket } from 'node:net'

/** The argument of EHLO: an address literal (RFC 5321 §4.1.3), as a client without a name of its own is to give. */
export const clientName = ({ localAddress = '127.0.0.1' }: Socket): string => {
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIPv6(address) ? `[IPv6:${address}]` : `[${address}]`
}
