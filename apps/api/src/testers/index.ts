import type { TesterDefinition } from './define-tester.ts'
import { happyDeliver } from './happydeliver.ts'
import { mailTester } from './mail-tester.ts'
import { ownTester } from './own-tester.ts'

/** Every tester, in the order in which they are offered. */
export const TESTERS: readonly TesterDefinition[] = [ownTester, mailTester, happyDeliver]
