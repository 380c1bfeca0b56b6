import { z } from 'zod'
import {
  bindAddress,
  folder,
  hostAndPort,
  lmtpDoor,
  mailDomain,
  onOrOff,
  serviceUrl,
  wholeNumber,
} from './config-values.ts'

/** Where something listens: a port of ours, or the path of a socket. */
export type Door = { port: number } | { path: string }

/** How our own tester takes mail and keeps results; read once at start-up. */
export interface TesterConfig {
  /** The address the SMTP receiver binds; the loopback unless the operator opens it. */
  host: string
  /** Null: nobody chose one, so the usual port, or a free one where that is taken. */
  smtpPort: number | null
  /** For a mail server in front (RFC 2033); null without. */
  lmtp: Door | null
  /** Domain of the addresses it gives, lower case, in A-labels. */
  domain: string
  /** For STARTTLS; both or none. */
  certificate: { certificateFile: string; keyFile: string } | null
  maxMegabytes: number
  /** How long an address takes mail. */
  addressHours: number
  /** How long results are kept; null: until they are deleted by hand. */
  keepDays: number | null
  /** Whether people without a device may open a test on the page. */
  isOpen: boolean
  /** Whether the links of a message may be asked, on public servers alone. */
  asksLinks: boolean
  spamd: { host: string; port: number } | null
  /** Base address of rspamd’s worker, without a trailing slash. */
  rspamd: { url: string; passwordFile: string | null } | null
}

/** Where nobody chose a port for the receiver. */
export const USUAL_SMTP_PORT = 2437

/** The variables of the tester, each with how it is read. */
export const TESTER_VARIABLES = {
  BIENRECU_TESTER: onOrOff.default(true),
  BIENRECU_TESTER_HOST: bindAddress.default('127.0.0.1'),
  BIENRECU_TESTER_SMTP_PORT: wholeNumber(0, 65_535, 'port').optional(),
  BIENRECU_TESTER_LMTP: lmtpDoor.optional(),
  BIENRECU_TESTER_DOMAIN: mailDomain.default('bienrecu.localhost'),
  BIENRECU_TESTER_CERTIFICATE_FILE: folder.optional(),
  BIENRECU_TESTER_KEY_FILE: folder.optional(),
  BIENRECU_TESTER_MAX_MEGABYTES: wholeNumber(1, 100, 'megabytes').default(25),
  BIENRECU_TESTER_ADDRESS_HOURS: wholeNumber(1, 720, 'hours').default(24),
  BIENRECU_TESTER_KEEP_DAYS: wholeNumber(0, 3_650, 'days').default(30),
  BIENRECU_TESTER_OPEN: onOrOff.default(true),
  BIENRECU_TESTER_ASK_LINKS: onOrOff.default(false),
  BIENRECU_SPAMD: hostAndPort.optional(),
  BIENRECU_RSPAMD: serviceUrl.optional(),
  BIENRECU_RSPAMD_PASSWORD_FILE: folder.optional(),
}

const Values = z.object(TESTER_VARIABLES)
type Values = z.output<typeof Values>

/** A certificate without its key, or the other way round, would be forgotten without a word. */
export const missingHalf = (values: Partial<Values>): keyof Values | null => {
  const { BIENRECU_TESTER_CERTIFICATE_FILE: certificate, BIENRECU_TESTER_KEY_FILE: key } = values
  if ((certificate === undefined) === (key === undefined)) return null
  return certificate === undefined ? 'BIENRECU_TESTER_CERTIFICATE_FILE' : 'BIENRECU_TESTER_KEY_FILE'
}

const certificateOf = (values: Values): TesterConfig['certificate'] => {
  const { BIENRECU_TESTER_CERTIFICATE_FILE: certificateFile, BIENRECU_TESTER_KEY_FILE: keyFile } = values
  return certificateFile === undefined || keyFile === undefined ? null : { certificateFile, keyFile }
}

/** What the variables decide; null when the tester is switched off. */
export const testerConfigOf = (values: Values): TesterConfig | null => {
  if (!values.BIENRECU_TESTER) return null
  const rspamd = values.BIENRECU_RSPAMD
  return {
    host: values.BIENRECU_TESTER_HOST,
    smtpPort: values.BIENRECU_TESTER_SMTP_PORT ?? null,
    lmtp: values.BIENRECU_TESTER_LMTP ?? null,
    domain: values.BIENRECU_TESTER_DOMAIN,
    certificate: certificateOf(values),
    maxMegabytes: values.BIENRECU_TESTER_MAX_MEGABYTES,
    addressHours: values.BIENRECU_TESTER_ADDRESS_HOURS,
    keepDays: values.BIENRECU_TESTER_KEEP_DAYS || null,
    isOpen: values.BIENRECU_TESTER_OPEN,
    asksLinks: values.BIENRECU_TESTER_ASK_LINKS,
    spamd: values.BIENRECU_SPAMD ?? null,
    rspamd: rspamd === undefined ? null : { url: rspamd, passwordFile: values.BIENRECU_RSPAMD_PASSWORD_FILE ?? null },
  }
}
