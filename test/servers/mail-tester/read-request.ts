import type { Language } from './words.ts'

/** Where a request goes, and with which parameters. */
export interface PageRequest {
  /** '' for the home page; otherwise the first part of the path, decoded. */
  readonly name: string
  readonly parameters: URLSearchParams
  readonly language: Language
}

/**
 * Reads a request target. Parameters follow `?` or, as mail-tester has always allowed, a bare `&`:
 * `/test-2x9vpi14q&lang=fr&reloaded=1`.
 */
export function readRequest(target: string, acceptLanguage: string): PageRequest {
  const [, rawName = '', rest = ''] = /^\/([^/?&#]*)(.*)$/.exec(target) ?? []
  const parameters = new URLSearchParams(rest.replace(/[?&]+/g, '&').replace(/^&/, ''))
  return { name: decode(rawName), parameters, language: chooseLanguage(parameters.get('lang') ?? acceptLanguage) }
}

/** `fr`, `fr-fr`, `fr,en;q=0.5`: the replica speaks French and English only. */
function chooseLanguage(wish: string): Language {
  return wish.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) return text
    throw error
  }
}
