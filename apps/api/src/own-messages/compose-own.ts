import { composeMime } from '../probes/quote-message/mime-composer.ts'
import { type Dress, dressMessage } from './dress-message.ts'
import { type OwnMessageRow, ownPartsOf } from './own-message.ts'

/** A kept message as it goes over the wire through one relay; the same input gives the same bytes. */
export const composeOwn = (row: OwnMessageRow, dress: Dress): Promise<Buffer> =>
  row.kind === 'eml'
    ? dressMessage(row.content, dress)
    : composeMime({ ...dress, ...ownPartsOf(row), subject: row.subject })
