import type { Notice } from '@bienrecu/shared'
import { listNotices, readNotice } from '../../notices/list-notices.ts'
import { legible } from '../../text/legible.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { momentIn } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const linesOf = ({ at, title, text, readAt }: Notice, { locale, say }: Terminal): string[] => [
  `${momentIn(locale, at)}  ${title}${readAt === null ? `  ${say('notices.new')}` : ''}`,
  `  ${text}`,
]

/** `bienrecu notices [--read]`: the newest first. */
export const notices = defineCommand({
  options: { read: { type: 'boolean' } },
  operands: 0,
  run: ({ values }, terminal) =>
    withDeps(terminal, async ({ database, now }) => {
      const list = listNotices(database, terminal.locale)
      if (terminal.isJson) terminal.out(jsonLine(list))
      else if (list.items.length === 0) terminal.out(terminal.say('notices.none'))
      else for (const line of list.items.flatMap((notice) => linesOf(notice, terminal))) terminal.out(legible(line))
      if (values.read === true)
        for (const { id, readAt } of list.items) if (readAt === null) readNotice(database, id, now())
      return EXIT.ok
    }),
})
