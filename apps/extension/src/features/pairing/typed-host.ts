/** The server a pairing line being typed speaks of, or null while it speaks of none. The background judges the line. */
export const typedHost = (line: string): { host: string; isLoopback: boolean } | null => {
  const [address = ''] = line.trim().split('#')
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null
  const { host, hostname } = new URL(address)
  return host === '' ? null : { host, isLoopback: ['localhost', '127.0.0.1', '[::1]'].includes(hostname) }
}
