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

/** `soon`: somebody waits for the answer. `sometime`: nobody does. */
export type Lane = 'soon' | 'sometime'

export interface QuestionGate {
  /** Resolves when the question may be put. */
  enter(server: string, lane: Lane): Promise<void>
}

interface Door {
  /** When the last questions were let through, the oldest first. */
  passed: number[]
  waiting: Record<Lane, (() => void)[]>
  isTimed: boolean
}

const SECOND = 1_000
/** Servers that nobody asked for a second are forgotten once there are this many. */
const MOST_IDLE = 500

const sleep = (callback: () => void, milliseconds: number): void => {
  setTimeout(callback, milliseconds).unref()
}

/** Lets questions through, to each server no more than `perSecond` in any second. */
export const createQuestionGate = ({
  perSecond,
  now = () => performance.now(),
  later = sleep,
}: QuestionGateOptions): QuestionGate => {
  const doors = new Map<string, Door>()

  const forgetIdle = (): void => {
    if (doors.size <= MOST_IDLE) return
    const at = now()
    for (const [server, { passed, isTimed }] of doors)
      if (!isTimed && (passed.at(-1) ?? 0) <= at - SECOND) doors.delete(server)
  }
  const doorOf = (server: string): Door => {
    const known = doors.get(server)
    if (known) return known
    forgetIdle()
    const door: Door = { passed: [], waiting: { soon: [], sometime: [] }, isTimed: false }
    doors.set(server, door)
    return door
  }
  const letThrough = (door: Door): void => {
    const at = now()
    while (door.passed.length > 0 && (door.passed[0] ?? at) <= at - SECOND) door.passed.shift()
    while (door.passed.length < perSecond) {
      const next = door.waiting.soon.shift() ?? door.waiting.sometime.shift()
      if (!next) return
      door.passed.push(at)
      next()
    }
    if (door.isTimed || door.waiting.soon.length + door.waiting.sometime.length === 0) return
    door.isTimed = true
    // Timers may fire a little early: a millisecond more, so that the second is over in any case.
    later(
      () => {
        door.isTimed = false
        letThrough(door)
      },
      Math.max(1, (door.passed[0] ?? at) + SECOND - at + 1),
    )
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
