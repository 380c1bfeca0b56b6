import ipaddr from 'ipaddr.js'
import type { AllowedPrivateHosts } from '../config.ts'
import { isInRanges } from '../http/client-address.ts'
import { isPublicAddress } from '../smtp/public-address.ts'

/** True for a public address, and for one in the operator's ranges; an IPv4 address inside an IPv6 one is the same host. */
export const mayConnectTo = (address: string, allowed: AllowedPrivateHosts): boolean =>
  isPublicAddress(address) || (ipaddr.isValid(address) && isInRanges(ipaddr.process(address), allowed.ranges))
