import ipaddr from 'ipaddr.js'
import { isPublicAddress } from '../smtp/public-address.ts'

/** Names that never leave a machine or a house: RFC 6761 §6.3, RFC 6762 §3, RFC 8375, and what ICANN set apart (.internal). */
const PRIVATE_NAME = /(?:^|\.)(?:localhost|local|home\.arpa|internal|lan|test|invalid)$/

/** Whether somebody elsewhere can open an address of this API, as far as the address itself tells. */
export const isReachable = (publicUrl: string): boolean => {
  const host = new URL(publicUrl).hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(host)) return isPublicAddress(host)
  return host.includes('.') && !PRIVATE_NAME.test(host.toLowerCase())
}
