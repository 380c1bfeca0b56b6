import { readFileSync, statSync } from 'node:fs'
import { createSecureContext } from 'node:tls'
import { AppError } from '../../app-error.ts'
import type { Log } from '../../log.ts'
import type { TesterConfig } from '../../tester-config.ts'

/** For STARTTLS (RFC 3207), PEM. */
export interface Certificate {
  cert: Buffer
  key: Buffer
}

/** The operator’s certificate. Renewed files are noticed by themselves. */
export interface CertificateFiles {
  /** As it was read last. */
  current(): Certificate
  /** The certificate, when its files have changed and can be used; else null. */
  renewed(): Certificate | null
}

type Files = NonNullable<TesterConfig['certificate']>

const readOne = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch (cause) {
    throw new AppError('tester-certificate-unusable', { cause, params: { file } })
  }
}

const read = ({ certificateFile, keyFile }: Files): Certificate => {
  const certificate = { cert: readOne(certificateFile), key: readOne(keyFile) }
  try {
    createSecureContext(certificate) // throws when the two do not belong together
  } catch (cause) {
    throw new AppError('tester-certificate-unusable', { cause, params: { file: certificateFile } })
  }
  return certificate
}

/** When the files were written; null while one of them is away, as it is for a moment when they are renewed. */
const stampOf = ({ certificateFile, keyFile }: Files): string | null => {
  const times = [certificateFile, keyFile].map((file) => statSync(file, { throwIfNoEntry: false })?.mtimeMs)
  return times.includes(undefined) ? null : times.join(' ')
}

/** Reads both files. Throws `tester-certificate-unusable` when they cannot be used at the start. */
export const openCertificateFiles = (files: Files, log: Pick<Log, 'warn' | 'info'>): CertificateFiles => {
  let stamp = stampOf(files)
  let current = read(files)
  return {
    current: () => current,
    renewed: () => {
      const found = stampOf(files)
      if (found === null || found === stamp) return null
      stamp = found
      try {
        current = read(files)
      } catch (err) {
        log.warn({ err }, 'the renewed certificate cannot be used; the former one stays')
        return null
      }
      log.info('certificate of the tester renewed')
      return current
    },
  }
}
