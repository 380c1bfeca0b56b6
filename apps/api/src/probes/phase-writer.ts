/** Writes down what happens to a probe, without keeping the relay waiting where nothing depends on it. */
export interface PhaseWriter<Phase, Facts> {
  /** Writes the phase once the next command is on its way. Throws what an earlier writing threw. */
  soon(phase: Phase, facts: Facts): void
  /** Writes the phase, and all before it, before it returns. Throws what the writing throws. */
  atOnce(phase: Phase, facts: Facts): void
  /** Writes what is left, in the order in which it came. Throws what an earlier writing threw. */
  flush(): void
}

/**
 * A writing takes the disk's time, which a relay's answer would otherwise have to be added to: steps that merely tell
 * where a probe is are written while the next answer travels.
 */
export const createPhaseWriter = <Phase, Facts>(
  enter: (phase: Phase, facts: Facts) => void,
): PhaseWriter<Phase, Facts> => {
  let left: [Phase, Facts][] = []
  let fault: { thrown: unknown } | null = null

  const write = (): void => {
    const entries = left
    left = []
    for (const [phase, facts] of entries) enter(phase, facts)
  }
  const writeLater = (): void => {
    try {
      write()
    } catch (thrown) {
      fault = { thrown }
    }
  }
  const flush = (): void => {
    if (fault) throw fault.thrown
    write()
  }
  return {
    soon: (phase, facts) => {
      if (fault) throw fault.thrown
      if (left.length === 0) setImmediate(writeLater)
      left.push([phase, facts])
    },
    atOnce: (phase, facts) => {
      flush()
      enter(phase, facts)
    },
    flush,
  }
}
