import { type Fact, notKnown } from '@bienrecu/audit/evidence'
import { type Answer, askResolver, type Resolver } from '@bienrecu/audit/resolver'

export interface Bounds {
  /** Milliseconds until a DNS that has answered nothing at all is given up. */
  readonly silence: number
  /** Milliseconds that all questions may take together. */
  readonly longest: number
}

/** A DNS that is gone shows within the time a person waits; one that is slow gets more. */
export const USUAL_BOUNDS: Bounds = { silence: 2_500, longest: 8_000 }

/** A resolver that ends, and remembers whether anybody was there. */
export interface BoundedResolver extends Resolver {
  /** Some question was answered, were it with "no such name". */
  readonly isAnswered: () => boolean
  readonly isAsked: () => boolean
  /** Forgets its clocks; what is still open is a time-out. */
  readonly close: () => void
}

/**
 * Gives all questions of one message an end in common: what has not come by then, and what is asked later, is `timeout`. A
 * message is judged in any case, with what is known. The clock runs from the first question.
 */
export const boundedResolver = (resolver: Resolver, { silence, longest }: Bounds = USUAL_BOUNDS): BoundedResolver => {
  let isAnswered = false
  let isOver = false
  let clocks: NodeJS.Timeout[] | null = null
  const open = new Set<(fact: Fact<Answer>) => void>()
  const end = (): void => {
    if (isOver) return
    isOver = true
    for (const clock of clocks ?? []) clearTimeout(clock)
    for (const give of open) give(notKnown('timeout'))
    open.clear()
  }
  const begin = (): void => {
    clocks ??= [setTimeout(() => isAnswered || end(), silence), setTimeout(end, longest)]
  }
  return {
    query: (name, type) => {
      if (isOver) return Promise.resolve(notKnown('timeout'))
      begin()
      return new Promise((resolve) => {
        open.add(resolve)
        void askResolver(resolver, name, type, (fact) => {
          if (fact.known) isAnswered = true
          open.delete(resolve)
          resolve(fact)
        })
      })
    },
    isAnswered: () => isAnswered,
    isAsked: () => clocks !== null,
    close: end,
  }
}
