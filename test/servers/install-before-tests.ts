import { installMissing } from './debian-packages.ts'

/** Vitest's global set-up: fails the run, with the reason, when a piece of the lab is missing and cannot be installed. */
export async function setup(): Promise<void> {
  await installMissing((line) => console.log(line))
}
