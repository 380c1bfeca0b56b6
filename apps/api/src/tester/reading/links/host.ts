/* Which host an address or a text names: RFC 3986 as browsers read it (WHATWG URL), UTS 46 for the A-labels. */
import { parse } from 'tldts'
import { cut } from '../cut.ts'

const MAX_NAME = 253

/** As a browser takes it (WHATWG URL §4.4): without line breaks and tabs, and without what is no sign before it. */
export const bareAddress = (href: string): string => {
  const clean = href.replace(/[\t\n\r]/g, '')
  let at = 0
  while (at < clean.length && clean.charCodeAt(at) <= 0x20) at += 1
  return clean.slice(at)
}

/** The scheme, in lower case, and what a browser takes for the host. Tabs and line breaks inside do not count for it. */
export const readAddress = (href: string): { scheme: string; host: string | null } => {
  const clean = bareAddress(href)
  const scheme = /^([a-z][a-z0-9+.-]{0,30}):/i.exec(clean)?.[1]?.toLowerCase() ?? ''
  if (scheme !== '' && scheme !== 'http' && scheme !== 'https' && scheme !== 'ftp') return { scheme, host: null }
  if (scheme === '' && !clean.startsWith('//')) return { scheme, host: null }
  return { scheme, host: hostOf(scheme === '' ? `https:${clean}` : clean) }
}

const hostOf = (address: string): string | null => {
  const name =
    URL.parse(address)
      ?.hostname.replace(/^\[|\]$/g, '')
      .replace(/\.$/, '') ?? ''
  return name === '' ? null : name
}

/** A domain in A-labels and lower case; null when it is none. */
export const domainOf = (name: string): string | null => {
  if (name === '' || /[\s/\\@:?#%[\]<>^|,;"()]/.test(name)) return null
  const host = hostOf(`https://${name}/`)
  return host !== null && host.length <= MAX_NAME && /^(?=.*[a-z])[a-z0-9._-]+$/.test(host) ? host : null
}

const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"'()]{1,300}/i

/**
 * The host that a text names to its reader: in an address with its scheme or `www.` anywhere, or as a bare domain that
 * is the whole text. "Version 2.0" and an e-mail address name none.
 */
export const hostInText = (text: string): string | null => {
  const found = ADDRESS.exec(text)?.[0]
  if (found !== undefined) return hostOf(/^www\./i.test(found) ? `https://${found}` : found)
  const bare = cut(text.trim(), MAX_NAME + 10).replace(/[.,:;!?]+$/, '')
  if (bare.length > MAX_NAME || /\s|@/.test(bare) || !bare.includes('.')) return null
  const host = hostOf(`https://${bare}`)
  return host !== null && parse(host).isIcann === true && parse(host).domain !== null ? host : null
}
