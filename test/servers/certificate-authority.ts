import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { runProgram } from './run-program.ts'
import { createWorkFolder } from './work-folder.ts'

/** PEM text, and the files that hold it. */
export interface ServerCertificate {
  readonly certificateFile: string
  readonly keyFile: string
  readonly certificate: string
  readonly key: string
}

/** A throw-away authority, trusted by nobody until told to. */
export interface CertificateAuthority {
  /** The authority's own certificate, for a client's list of trusted authorities. */
  readonly caFile: string
  readonly caCertificate: string
  /** Valid now, for these host names and for 127.0.0.1. */
  issue(names: readonly string[]): Promise<ServerCertificate>
  /** For these names, but its validity ended yesterday. */
  issueExpired(names: readonly string[]): Promise<ServerCertificate>
  /** Valid in itself, for a name nobody asks for; not for 127.0.0.1 either. */
  issueForOtherName(): Promise<ServerCertificate>
  /** For these names, signed by its own key and by no authority. */
  issueSelfSigned(names: readonly string[]): Promise<ServerCertificate>
  remove(): Promise<void>
}

const DAY_MS = 86_400_000
const OTHER_NAME = 'other.example.net'

/** Creates the authority: one key, one self-signed certificate, in a folder of its own. */
export async function createCertificateAuthority(): Promise<CertificateAuthority> {
  const folder = await createWorkFolder('ca')
  const caFile = join(folder.path, 'ca.pem')
  const caKeyFile = join(folder.path, 'ca.key')
  // An empty configuration: the system's own would add its extensions to ours.
  const requestConfig = join(folder.path, 'request.cnf')
  await writeFile(requestConfig, '[req]\ndistinguished_name = subject\n[subject]\n')
  const authority = { certificateFile: caFile, keyFile: caKeyFile, name: 'Throw-away authority of the lab' }
  await selfSign({ ...authority, requestConfig, extensions: AUTHORITY })
  let issued = 0

  const inNewFolder = async (issueIn: (folder: string) => Promise<Files>): Promise<ServerCertificate> => {
    issued += 1
    const own = join(folder.path, String(issued))
    await mkdir(own)
    return readCertificate(await issueIn(own))
  }
  const sign = (altNames: readonly string[], ageDays: number) =>
    inNewFolder((own) => signRequest({ folder: own, requestConfig, caFile, caKeyFile, altNames, ageDays }))

  return {
    caFile,
    caCertificate: await readFile(caFile, 'utf8'),
    issue: (names) => sign(withLoopback(names), 1),
    issueExpired: (names) => sign(withLoopback(names), EXPIRED_AGE_DAYS),
    issueForOtherName: () => sign([`DNS:${OTHER_NAME}`], 1),
    issueSelfSigned: (names) =>
      inNewFolder(async (own) => {
        const files = { certificateFile: join(own, 'cert.pem'), keyFile: join(own, 'key.pem') }
        const extensions = [`subjectAltName=${withLoopback(names).join(',')}`]
        await selfSign({ ...files, requestConfig, name: names[0] ?? OTHER_NAME, extensions })
        return files
      }),
    remove: () => folder.remove(),
  }
}

interface Files {
  readonly certificateFile: string
  readonly keyFile: string
}

const AUTHORITY = ['basicConstraints=critical,CA:TRUE', 'keyUsage=critical,keyCertSign,cRLSign']
const LIFETIME_DAYS = 30
const EXPIRED_AGE_DAYS = LIFETIME_DAYS + 1
const NEW_KEY = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes']

function withLoopback(names: readonly string[]): string[] {
  return [...names.map((name) => `DNS:${name}`), 'IP:127.0.0.1']
}

async function selfSign(
  wanted: Files & { requestConfig: string; name: string; extensions: readonly string[] },
): Promise<void> {
  const subject = ['-config', wanted.requestConfig, '-subj', `/CN=${wanted.name}`, '-days', String(LIFETIME_DAYS)]
  const files = ['-out', wanted.certificateFile, '-keyout', wanted.keyFile]
  const extensions = wanted.extensions.flatMap((extension) => ['-addext', extension])
  await runProgram('openssl', ['req', '-x509', ...subject, ...NEW_KEY, ...files, ...extensions])
}

interface Request {
  readonly folder: string
  readonly requestConfig: string
  readonly caFile: string
  readonly caKeyFile: string
  readonly altNames: readonly string[]
  readonly ageDays: number
}

/** `openssl ca`, because `openssl x509` takes no start date before OpenSSL 3.4 and Debian 12 has 3.0. */
async function signRequest({ folder, requestConfig, caFile, caKeyFile, altNames, ageDays }: Request): Promise<Files> {
  const file = (name: string) => join(folder, name)
  await writeFile(file('ca.cnf'), caConfiguration(folder, altNames))
  await writeFile(file('index.txt'), '')
  const subject = ['-config', requestConfig, '-subj', `/CN=${altNames[0]?.replace(/^\w+:/, '')}`]
  const requestFiles = ['-out', file('request.pem'), '-keyout', file('key.pem')]
  await runProgram('openssl', ['req', '-new', ...subject, ...NEW_KEY, ...requestFiles])
  const start = Date.now() - ageDays * DAY_MS
  const issuer = ['-config', file('ca.cnf'), '-cert', caFile, '-keyfile', caKeyFile]
  const validity = ['-startdate', asn1Time(start), '-enddate', asn1Time(start + LIFETIME_DAYS * DAY_MS)]
  const files = ['-in', file('request.pem'), '-out', file('cert.pem')]
  await runProgram('openssl', ['ca', '-batch', '-notext', ...issuer, ...validity, ...files])
  return { certificateFile: file('cert.pem'), keyFile: file('key.pem') }
}

function caConfiguration(folder: string, altNames: readonly string[]): string {
  return `
[ca]
default_ca = lab
[lab]
database = ${folder}/index.txt
new_certs_dir = ${folder}
default_md = sha256
policy = any
rand_serial = yes
x509_extensions = server
[any]
commonName = supplied
[server]
basicConstraints = CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = ${altNames.join(',')}
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`
}

/** UTCTime, which RFC 5280 section 4.1.2.5.1 demands before 2050: YYMMDDHHMMSSZ. */
function asn1Time(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().replace(/\D/g, '').slice(2, 14)}Z`
}

async function readCertificate(files: Files): Promise<ServerCertificate> {
  const [certificate, key] = await Promise.all([
    readFile(files.certificateFile, 'utf8'),
    readFile(files.keyFile, 'utf8'),
  ])
  return { ...files, certificate, key }
}
