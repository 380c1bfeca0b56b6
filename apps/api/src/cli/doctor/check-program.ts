import { existsSync } from 'node:fs'
import path from 'node:path'
import { VERSION } from '../../version.ts'
import { type Finding, found, type Patient } from './finding.ts'

const BUILDS = { chrome: 'chrome-mv3', firefox: 'firefox-mv3' }

/** The folder of the extension in the project we are part of; null when we were installed without it. */
const extensionFolder = (start: string): string | null => {
  const folder = path.join(start, 'apps', 'extension')
  if (existsSync(folder)) return folder
  const parent = path.dirname(start)
  return parent === start ? null : extensionFolder(parent)
}

const checkBuild = (patient: Patient, folder: string, browser: keyof typeof BUILDS): Finding => {
  const output = path.join(folder, '.output', BUILDS[browser])
  const isBuilt = existsSync(path.join(output, 'manifest.json'))
  const word = isBuilt ? 'doctor.extension' : 'doctor.extension-missing'
  return found(patient, `extension:${browser}`, isBuilt ? 'ok' : 'warning', word, { path: output, value: browser })
}

/** What runs, and whether the extension is there to be loaded. */
export const checkProgram = (patient: Patient): Finding[] => {
  const program = found(patient, 'program', 'ok', 'doctor.program', { value: VERSION, node: process.version })
  const folder = extensionFolder(import.meta.dirname)
  if (folder === null) return [program]
  return [program, checkBuild(patient, folder, 'chrome'), checkBuild(patient, folder, 'firefox')]
}
