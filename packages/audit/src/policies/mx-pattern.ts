/** Whether a mail host is named by a pattern of an MTA-STS policy: `*.` stands for exactly one label (RFC 8461 §4.1). */
export const matchesMxPattern = (host: string, pattern: string): boolean => {
  const name = host.toLowerCase().replace(/\.$/, '')
  if (!pattern.startsWith('*.')) return name === pattern
  const dot = name.indexOf('.')
  return dot > 0 && name.slice(dot) === pattern.slice(1)
}
