const WAIT_MS = 30_000
const LOOK_AGAIN_MS = 50

/** Looks until it is so. Throws when it does not become so in time, with what was wanted. */
export async function until(look: () => Promise<boolean>, wanted: string): Promise<void> {
  const deadline = Date.now() + WAIT_MS
  while (!(await look())) {
    if (Date.now() > deadline) throw new Error(`Not so within ${WAIT_MS} ms: ${wanted}`)
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS))
  }
}
