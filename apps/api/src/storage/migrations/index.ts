import { initial } from './001-initial.ts'
import { relaySetUp } from './002-relay-set-up.ts'
import { plans } from './003-plans.ts'
import { tester } from './004-tester.ts'
import { judgements } from './005-judgements.ts'
import { shortFindings } from './006-short-findings.ts'

/** Forward only: the position in this list, counted from 1, is the `user_version` it leads to. */
export const MIGRATIONS: readonly string[] = [initial, relaySetUp, plans, tester, judgements, shortFindings]
