import type { Fact } from '../evidence.ts'

/** The value of a fact, or null where it is not known: for facts whose absence leaves a step out, and decides nothing. */
export const valueOrNull = <T>(fact: Fact<T>): T | null => (fact.known ? fact.value : null)
