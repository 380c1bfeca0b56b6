import type { TesterId } from '@bienrecu/shared'
import { AppError } from '../app-error.ts'
import type { TesterDefinition, TesterDeps } from './define-tester.ts'
import { TESTERS } from './index.ts'

/** Whose address it is, in any capitals; null for nobody's. From a tester a result is awaited. */
export const testerOf = (deps: TesterDeps, address: string): TesterDefinition | null => {
  const wanted = address.toLowerCase()
  return TESTERS.find((tester) => tester.ownsAddress(wanted, deps)) ?? null
}

/** True when a test may go to the address: it is one of a tester, and the tester still takes mail there. */
export const takesTests = (deps: TesterDeps, address: string): boolean => {
  const tester = testerOf(deps, address)
  return tester !== null && (tester.takesTest?.(address.toLowerCase(), deps) ?? true)
}

/** The tester with this id. Throws `tester-off` for our own while it is switched off, `tester-unknown` for one that is not set up. */
export const findTester = (deps: TesterDeps, id: TesterId): TesterDefinition => {
  const tester = TESTERS.find((one) => one.id === id)
  if (tester === undefined || tester.pageUrl(deps) === null)
    throw new AppError(id === 'bienrecu' ? 'tester-off' : 'tester-unknown')
  return tester
}
