/** The record that mail-tester proposes when a server is not authorised: the current one, plus the server's address. */
export function suggestSpfRecord(current: string | null, ip: string): string {
  if (current === null) return `v=spf1 a mx ip4:${ip} ~all`
  return current.includes(`ip4:${ip} `) ? current : current.replace(/^v=spf1/i, `v=spf1 ip4:${ip}`)
}
