import type { Tester } from '@bienrecu/shared'
import type { PanelTester } from '../../messaging/answers.ts'

const giving = ({ id, name, isReachable, givesAddresses }: Tester): PanelTester[] =>
  givesAddresses && id !== 'mail-tester' ? [{ id, name, isReachable }] : []

/** Testers that make an address when they are asked for one: mail-tester does so on its page alone. */
export const givingTesters = (testers: readonly Tester[]): PanelTester[] => testers.flatMap(giving)
