/*
 * How fast the watch asks: never more than so many questions to one server in any second, whoever of the watch asks. What
 * somebody waits for goes first. Time is that of a clock which does not jump.
 */

export interface QuestionGateOptions {
  /** Questions to one server in any second. */
  perSecond: number
  /** Milliseconds, of a clock that neither jumps nor goes back. */
  now?: () => number
  /** Calls back after some milliseconds. */
  later?: (callback: () => void, milliseconds: number) => void
}

/** `begun`: a question that is under way, sent once more. `soon`: somebody waits for the answer. `sometime`: nobody does. */
export type Lane = 'begun' | 'soon' | 'sometime'

export interface QuestionGate {
  /** Resolves when the question may be put. */
  enter(server: string, lane: Lane): Promise<void>
}

interface Door {
  /** How many may go through at `at`; the rest of it comes back with time. */
  tokens: number
  at: number
  waiting: Record<Lane, (() => void)[]>
  isTimed: boolean
}

const SECOND = 1_000
/** The part that may go through at once; the others follow evenly, so that a line which holds them up makes no crowd. */
const AT_ONCE = 1 / 5
/** Servers that nobody asked for a second are forgotten once there are this many. */
const MOST_IDLE = 500

const sleep = (callback: () => void, milliseconds: number): void => {
  setTimeout(callback, milliseconds).unref()
}

const nextOf = ({ waiting }: Door): (() => void) | undefined =>
  waiting.begun.shift() ?? waiting.soon.shift() ?? waiting.sometime.shift()

const isAwaited = ({ waiting }: Door): boolean =>
  waiting.begun.length + waiting.soon.length + waiting.sometime.length > 0

/** Lets questions through, to each server no more than `perSecond` in any second. */
export const createQuestionGate = ({
  perSecond,
  now = () => performance.now(),
  later = sleep,
}: QuestionGateOptions): QuestionGate => {
  const doors = new Map<string, Door>()
  const burst = Math.max(1, Math.floor(perSecond * AT_ONCE))
  // Whatever was saved up and what comes back in a second are `perSecond` together.
  const each = SECOND / Math.max(1, perSecond - burst)

  const forgetIdle = (): void => {
    if (doors.size <= MOST_IDLE) return
    const at = now()
    for (const [server, door] of doors) if (!door.isTimed && door.at <= at - SECOND) doors.delete(server)
  }
  const doorOf = (server: string): Door => {
    const known = doors.get(server)
    if (known) return known
    forgetIdle()
    const door: Door = { tokens: burst, at: now(), waiting: { begun: [], soon: [], sometime: [] }, isTimed: false }
    doors.set(server, door)
    return door
  }
  const letThrough = (door: Door): void => {
    const at = now()
    door.tokens = Math.min(burst, door.tokens + (at - door.at) / each)
    door.at = at
    while (door.tokens >= 1) {
      const next = nextOf(door)
      if (!next) return
      door.tokens -= 1
      next()
    }
    if (door.isTimed || !isAwaited(door)) return
    door.isTimed = true
    const wait = Math.max(1, Math.ceil((1 - door.tokens) * each))
    later(() => {
      door.isTimed = false
      letThrough(door)
    }, wait)
  }
  return {
    enter: (server, lane) =>
      new Promise((resolve) => {
        const door = doorOf(server)
        door.waiting[lane].push(resolve)
        letThrough(door)
      }),
  }
}
