/** Something to wait for, again and again. */
const createSignal = () => {
  let wake = () => undefined as void
  return {
    wait: () =>
      new Promise<void>((resolve) => {
        wake = resolve
      }),
    raise: () => wake(),
  }
}

/**
 * Works on the items of a source and gives the results in the order of the items, each as soon as it and those before it are
 * there. At most `ahead` items are taken before the first of them has come out: a slow one holds back the results behind
 * it, and reading stops when too many wait, so that memory stays bounded. Throws what the source or a work throws.
 */
export async function* inOrder<Item, Result>(
  source: AsyncIterable<Item>,
  ahead: number,
  work: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const queue: Promise<Result>[] = []
  const [filled, emptied] = [createSignal(), createSignal()]
  const reading = { isOver: false }
  const fill = async () => {
    try {
      for await (const item of source) {
        while (queue.length >= ahead && !reading.isOver) await emptied.wait()
        if (reading.isOver) return
        const result = work(item)
        result.catch(() => undefined) // it is thrown when its turn has come
        queue.push(result)
        filled.raise()
      }
    } finally {
      reading.isOver = true
      filled.raise()
    }
  }
  const filling = fill()
  filling.catch(() => undefined)
  try {
    for (;;) {
      const [first] = queue
      if (first) {
        yield await first
        void queue.shift()
        emptied.raise()
      } else if (reading.isOver) break
      else await filled.wait()
    }
    await filling
  } finally {
    reading.isOver = true
    emptied.raise()
  }
}
