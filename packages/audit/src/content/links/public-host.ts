/* Hosts that only exist at home: RFC 6761, RFC 6762, RFC 8375, and the private networks of RFC 1918 and RFC 4193. */
import { ipSubject } from '../../lists/question.ts'
import { parseIp } from '../../spf/ip-address.ts'

const SPECIAL = new Set(['internal', 'invalid', 'home', 'lan', 'local', 'localdomain', 'localhost', 'test'])

/** Whether a host of a link can be reached from outside, as far as its name tells. `example` names are left alone: they are in every guide. */
export const isPublicHost = (host: string): boolean => {
  if (parseIp(host) !== null) return ipSubject(host) !== null
  const labels = host.split('.')
  return labels.length > 1 && !SPECIAL.has(labels.at(-1) ?? '') && !host.endsWith('.home.arpa')
}
