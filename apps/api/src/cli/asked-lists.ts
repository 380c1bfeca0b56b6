import { usageFault } from './command.ts'
import type { Terminal } from './terminal.ts'

/** `none`, `all` (null), or ids of the catalogue, of which a wrong one is pointed out. Throws `usage`. */
export const askedLists = async (text: string, terminal: Terminal): Promise<readonly string[] | null> => {
  if (text === 'all') return null
  if (text === 'none') return []
  const { isAskableList } = await import('../audits/askable-list.ts')
  const ids = text.split(',').map((id) => id.trim())
  const stranger = ids.find((id) => !isAskableList(id))
  if (stranger !== undefined) throw usageFault(terminal, 'audit.lists', stranger)
  return ids
}
