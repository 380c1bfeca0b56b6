import { setImmediate } from 'node:timers/promises'

/** Lets other work have its turn: a large message is read in stretches, so that the program answers meanwhile. */
export const nextTurn = (): Promise<void> => setImmediate()
