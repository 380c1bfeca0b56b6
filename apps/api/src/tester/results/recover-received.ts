import type { Database } from '../../storage/database.ts'
import type { JudgeQueue } from './judge-queue.ts'

const MAX_STARTS = 3 // a message that ends the program each time it is judged must not do so for ever

/** Takes up, at the start of the program, what was taken and not judged before it ended. */
export const recoverReceived = (
  database: Database,
  { queue, keepFailure }: { queue: Pick<JudgeQueue, 'add'>; keepFailure: (id: string) => void },
): void => {
  const { sql, all, run, transaction } = database
  const left = transaction(() => {
    run(
      sql
        .updateTable('received_messages')
        .set(({ eb }) => ({ attempts: eb('attempts', '+', 1) }))
        .where('state', '=', 'received'),
    )
    return all(
      sql
        .selectFrom('received_messages')
        .innerJoin('message_sources as s', 's.number', 'received_messages.number')
        .select(({ fn }) => ['id', 'attempts', fn<number>('length', ['source']).as('octets')])
        .where('state', '=', 'received')
        .orderBy('received_at'),
    )
  })
  for (const { id, attempts, octets } of left) {
    if (attempts > MAX_STARTS) keepFailure(id)
    else void queue.add(id, octets)
  }
}
