import { globSync } from 'node:fs'

import { findProgram } from './find-program.ts'
import { runProgram } from './run-program.ts'

/** A package of Debian that the lab needs, and what its presence is seen by: a program, or any other file. */
interface DebianPackage {
  readonly name: string
  readonly evidence: string
  readonly purpose: string
}

const PERL = '/usr/share/perl5/Mail'
const PYTHON = '/usr/lib/python3/dist-packages'
const SASL = '/usr/lib/*/sasl2'

/** The complete list: together with what they depend on, these packages suffice without their recommendations. */
const PACKAGES: readonly DebianPackage[] = [
  { name: 'chromium', evidence: 'chromium', purpose: 'the browser of the journeys' },
  { name: 'chromium-l10n', evidence: '/usr/lib/chromium/locales/fr.pak', purpose: 'its French' },
  { name: 'firefox-esr', evidence: 'firefox-esr', purpose: 'the other browser' },
  {
    name: 'firefox-esr-l10n-fr',
    evidence: '/usr/lib/firefox-esr/browser/extensions/langpack-fr@firefox-esr.mozilla.org.xpi',
    purpose: 'its French',
  },
  {
    name: 'fonts-dejavu-core',
    evidence: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
    purpose: 'letters in screenshots',
  },
  { name: 'postfix', evidence: 'postfix', purpose: 'the user’s relay' },
  { name: 'libsasl2-modules', evidence: `${SASL}/libplain.so`, purpose: 'AUTH PLAIN and LOGIN in Postfix' },
  { name: 'libsasl2-modules-db', evidence: `${SASL}/libsasldb.so`, purpose: 'the passwords of Postfix’s users' },
  { name: 'sasl2-bin', evidence: 'saslpasswd2', purpose: 'setting those passwords' },
  { name: 'dovecot-imapd', evidence: '/usr/lib/dovecot/imap', purpose: 'the user’s mailbox' },
  { name: 'opendkim', evidence: 'opendkim', purpose: 'DKIM signatures' },
  { name: 'bind9', evidence: 'named', purpose: 'the DNS zones' },
  { name: 'spamassassin', evidence: '/usr/share/spamassassin/20_body_tests.cf', purpose: 'SpamAssassin’s rules' },
  { name: 'spamd', evidence: 'spamd', purpose: 'SpamAssassin as a server' },
  { name: 'libmail-dkim-perl', evidence: `${PERL}/DKIM/Verifier.pm`, purpose: 'SpamAssassin’s rules about DKIM' },
  { name: 'libmail-spf-perl', evidence: `${PERL}/SPF.pm`, purpose: 'a judge of the oracle: SPF in Perl' },
  { name: 'libmail-dmarc-perl', evidence: `${PERL}/DMARC.pm`, purpose: 'a judge of the oracle: DMARC in Perl' },
  { name: 'python3-spf', evidence: `${PYTHON}/spf.py`, purpose: 'a judge of the oracle: SPF in Python' },
  { name: 'python3-dkim', evidence: `${PYTHON}/dkim/__init__.py`, purpose: 'a judge of the oracle: DKIM in Python' },
  {
    name: 'python3-authheaders',
    evidence: `${PYTHON}/authheaders/__init__.py`,
    purpose: 'a judge of the oracle: DMARC in Python',
  },
  { name: 'python3-dnspython', evidence: `${PYTHON}/dns/resolver.py`, purpose: 'the DNS questions of these' },
  { name: 'rspamd', evidence: 'rspamd', purpose: 'a spam filter, and a judge of the oracle: SPF, DKIM and DMARC in C' },
  { name: 'swaks', evidence: 'swaks', purpose: 'a sender: what people test mail servers with' },
  { name: 'libnet-ssleay-perl', evidence: '/usr/lib/*/perl5/*/Net/SSLeay.pm', purpose: 'its STARTTLS' },
  { name: 'python3', evidence: '/usr/bin/python3', purpose: 'a sender: smtplib' },
  { name: 'php-cli', evidence: 'php', purpose: 'a sender: mail(), as websites use it' },
  { name: 'openssl', evidence: 'openssl', purpose: 'certificates' },
  { name: 'mawk', evidence: 'awk', purpose: 'ending servers together with the tests' },
]

/** The packages whose evidence is nowhere to be seen on this machine. */
export function missingPackages(): readonly DebianPackage[] {
  return PACKAGES.filter(({ evidence }) => !(evidence.startsWith('/') ? fileExists(evidence) : findProgram(evidence)))
}

/**
 * Installs what is missing, where that may be done: as root, with apt-get. `tell` hears what is being done.
 * Throws otherwise, naming every missing piece and the line that installs it.
 */
export async function installMissing(tell: (line: string) => void): Promise<void> {
  const missing = missingPackages()
  if (missing.length === 0) return
  if (process.getuid?.() !== 0 || findProgram('apt-get') === null) throw new Error(describeMissing(missing))
  tell(`Installing from Debian: ${missing.map(({ name }) => name).join(' ')}`)
  await runProgram('apt-get', ['update'], { env: INSTALLATION })
  await runProgram('debconf-set-selections', [], { input: ANSWERS, env: INSTALLATION })
  await runProgram('apt-get', installArguments(missing), { env: INSTALLATION })
  const still = missingPackages()
  if (still.length > 0) throw new Error(describeMissing(still))
}

/** Nobody is there to answer, and no packaged server is to start: the lab starts its own. */
const INSTALLATION = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
const ANSWERS = 'postfix postfix/main_mailer_type select No configuration\n'

function installArguments(packages: readonly DebianPackage[]): string[] {
  return ['install', '-y', '--no-install-recommends', ...packages.map(({ name }) => name)]
}

function describeMissing(missing: readonly DebianPackage[]): string {
  const lines = missing.map(({ name, evidence, purpose }) => `  ${name} (${purpose}): ${evidence} was not found`)
  const line = `sudo apt-get update && sudo apt-get ${installArguments(missing).join(' ')}`
  return `The tests need packages of Debian that are missing here:\n${lines.join('\n')}\nInstall them with:\n  ${line}`
}

function fileExists(pattern: string): boolean {
  return globSync(pattern).length > 0
}
