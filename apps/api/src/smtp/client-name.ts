import { isIPv6, type Socket } from 'node:net'

/**
 * The argument of EHLO: the relay's own setting, or an address literal (RFC 5321 §4.1.3), as a client without a name of its
 * own is to give.
 */
export const clientName = ({ localAddress = '127.0.0.1' }: Socket, ehloName: string | null): string => {
  if (ehloName !== null) return ehloName
  const address = localAddress.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIPv6(address) ? `[IPv6:${address}]` : `[${address}]`
}
