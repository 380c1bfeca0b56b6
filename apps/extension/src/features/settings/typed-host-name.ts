/** A DNS name of at least two labels in what a user typed, in A-labels and lower case; null when it is none. */
export const typedHostName = (text: string): string | null => {
  const name = text.trim()
  if (name === '' || !URL.canParse(`https://${name}/`)) return null
  const { hostname, host, pathname, username, search, hash } = new URL(`https://${name}/`)
  const isBare = host === hostname && pathname === '/' && username + search + hash === ''
  const labels = hostname.split('.')
  const isName = labels.length > 1 && labels.every((label) => /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(label))
  return isBare && isName && !/^\d+$/.test(labels.at(-1) ?? '') ? hostname : null
}
