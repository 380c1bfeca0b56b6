import * as rules from '@bienrecu/knowledge/mailbox-rules'
import type { Audit } from '../audit-domain.ts'
import { judgeProviders } from '../verdicts/judge-providers.ts'
import type { ProviderVerdict } from '../verdicts/provider-verdicts.ts'

/** What mailbox providers make of the mail. A plan asks many times: the rules are there from the beginning. */
export const verdictsOf = (audit: Audit): readonly ProviderVerdict[] => judgeProviders(audit, rules)
