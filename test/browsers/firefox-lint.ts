// What addons.mozilla.org would say of the built extension: pnpm --filter @bienrecu/test lint:firefox. Works offline.
// Ends with 1 when there is an error, or a warning whose cause is not known here.
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

import { EXTENSION_FOLDERS, NODE } from '../product/root.ts'

const WEB_EXT = fileURLToPath(new URL('bin/web-ext.js', import.meta.resolve('web-ext')))

/** Warnings that stay, and why. The reviewers of the store are told the same. */
const KNOWN: Readonly<Record<string, string>> = {
  UNSAFE_VAR_ASSIGNMENT: 'Preact’s way to set HTML, which no source of ours uses',
  DANGEROUS_EVAL: 'zod’s compiled parsers, switched off by apps/extension/src/no-generated-code.ts',
  KEY_FIREFOX_ANDROID_UNSUPPORTED_BY_MIN_VERSION: 'about Firefox for Android, for which it is not offered',
}

interface Finding {
  readonly code: string
  readonly message: string
  readonly file?: string
  readonly line?: number
}

interface LintReport {
  readonly errors: readonly Finding[]
  readonly warnings: readonly Finding[]
  readonly notices: readonly Finding[]
}

function lint(folder: string): Promise<LintReport> {
  const args = [WEB_EXT, 'lint', '--source-dir', folder, '--output', 'json', '--no-config-discovery', '--no-input']
  const env = { ...process.env, NO_UPDATE_NOTIFIER: '1' }
  return new Promise((resolve, reject) => {
    execFile(NODE, args, { env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) => {
      // It fails when there are errors, and then its report is the better message.
      if (stdout.startsWith('{')) resolve(JSON.parse(stdout))
      else reject(error ?? new Error(`web-ext gave no report: ${stdout}${stderr}`))
    })
  })
}

const describe = (kind: string, { code, message, file = '', line }: Finding): string =>
  `${kind} ${code} ${file}${line === undefined ? '' : `:${line}`} ${message}`

const { errors, warnings, notices } = await lint(EXTENSION_FOLDERS.firefox)
const unknown = warnings.filter(({ code }) => !Object.hasOwn(KNOWN, code))
for (const error of errors) console.error(describe('error  ', error))
for (const warning of warnings)
  console.log(
    `${describe('warning', warning)} (${KNOWN[warning.code] ?? 'its cause is not known: mend it, or name it'})`,
  )
for (const notice of notices) console.log(describe('notice ', notice))
console.log(`${errors.length} errors, ${warnings.length} warnings, ${unknown.length} of them of unknown cause`)
process.exitCode = errors.length + unknown.length > 0 ? 1 : 0
