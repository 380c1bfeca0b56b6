import { listsToAsk } from '@bienrecu/knowledge/blocklists'

/** True for the id of a blocklist that may be asked, for such an id with a zone of one's own, and for a zone. */
export const isAskableList = (entry: string): boolean =>
  listsToAsk('ip', { ids: [entry] }).length > 0 || listsToAsk('domain', { ids: [entry] }).length > 0
