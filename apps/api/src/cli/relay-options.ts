import { readFile } from 'node:fs/promises'
import { AppError } from '../app-error.ts'

/** What `relay add` and `relay edit` take alike. */
export const RELAY_OPTIONS = {
  name: { type: 'string' },
  preset: { type: 'string' },
  host: { type: 'string' },
  port: { type: 'string' },
  security: { type: 'string' },
  'no-auth': { type: 'boolean' },
  'auth-method': { type: 'string' },
  username: { type: 'string' },
  'password-file': { type: 'string' },
  'ehlo-name': { type: 'string' },
  from: { type: 'string' },
  'from-name': { type: 'string' },
  'reply-to': { type: 'string' },
  'reply-to-name': { type: 'string' },
  header: { type: 'string', multiple: true },
  ca: { type: 'string' },
  pin: { type: 'string' },
} as const

/** What a fault of a field is called on the command line. */
export const RELAY_OPTION_NAMES = {
  '/name': '--name',
  '/host': '--host',
  '/port': '--port',
  '/security': '--security',
  '/authentication': '--no-auth',
  '/authMethod': '--auth-method',
  '/username': '--username',
  '/password': '--password-file',
  '/ehloName': '--ehlo-name',
  '/fromAddress': '--from',
  '/fromName': '--from-name',
  '/replyToAddress': '--reply-to',
  '/replyToName': '--reply-to-name',
  '/headers': '--header',
  '/caCertificate': '--ca',
  '/certificatePin': '--pin',
  '/providerId': '--preset',
}

type TextOption = Exclude<keyof typeof RELAY_OPTIONS, 'no-auth' | 'header'>
export type RelayOptionValues = Partial<Record<TextOption, string>> & { 'no-auth'?: boolean; header?: string[] }

/** A number where it is one; anything else is left for the contract to refuse. */
export const asPort = (text: string): unknown => (/^\d{1,6}$/.test(text) ? Number(text) : text)

/** An option given as '' empties its field. */
const emptied = (text: string | undefined): string | null | undefined => (text === '' ? null : text)

/** `X-Shop: cottage` as a header field; without a colon it is all name, for the check of names to refuse. */
const headerOf = (line: string): { name: string; value: string } => {
  const colon = line.indexOf(':')
  return colon < 0
    ? { name: line, value: '' }
    : { name: line.slice(0, colon).trim(), value: line.slice(colon + 1).trim() }
}

/** `--header ''` alone takes all of them away. */
const headersOf = (lines: readonly string[] | undefined) =>
  lines?.filter((line) => line !== '').map((line) => headerOf(line))

const readCa = async (file: string | null | undefined): Promise<string | null | undefined> => {
  if (file === null || file === undefined) return file
  try {
    return await readFile(file, 'utf8')
  } catch (cause) {
    const errors = [{ pointer: '/caCertificate', code: 'certificate-invalid' as const }]
    throw new AppError('invalid-request', { cause, errors })
  }
}

/**
 * The fields that the options name, as the contract calls them; a field no option names is absent. Host, port, security and
 * authentication depend on more than one option and are the command's own. Throws `invalid-request` for a certificate that
 * cannot be read.
 */
export const namedFields = async (values: RelayOptionValues): Promise<Record<string, unknown>> => {
  const fields = {
    name: values.name,
    providerId: emptied(values.preset),
    authMethod: values['auth-method'],
    username: emptied(values.username),
    ehloName: emptied(values['ehlo-name']),
    fromAddress: values.from,
    fromName: emptied(values['from-name']),
    replyToAddress: emptied(values['reply-to']),
    replyToName: emptied(values['reply-to-name']),
    headers: headersOf(values.header),
    caCertificate: await readCa(emptied(values.ca)),
    certificatePin: emptied(values.pin),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined))
}
