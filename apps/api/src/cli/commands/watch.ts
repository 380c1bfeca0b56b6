import { Domain, type Watch } from '@bienrecu/shared'
import { z } from 'zod'
import { createRemoveWatch, createSetWatch } from '../../watches/set-watch.ts'
import { listWatches, showWatch } from '../../watches/watch.ts'
import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { parseRequest } from '../parse-request.ts'
import { momentIn, table } from '../table.ts'
import { jsonLine, type Terminal } from '../terminal.ts'
import { withDeps } from '../with-deps.ts'

const OfDomain = z.object({ domain: Domain })
const optionNames = { '/domain': 'DOMAIN' }

const rowOf = ({ domain, records, isPaused, lastLookAt }: Watch, { say, locale }: Terminal): string[] => [
  domain,
  say('watch.records', { count: records }),
  isPaused ? say('watch.paused') : say('watch.last-look', { time: momentIn(locale, lastLookAt) }),
]

/** `bienrecu watch`, `bienrecu watch list` */
export const watchList = defineCommand({
  options: {},
  operands: 0,
  run: (_input, terminal) =>
    withDeps(terminal, async ({ database }) => {
      const { say, out, isJson } = terminal
      const list = listWatches(database)
      if (isJson) out(jsonLine(list))
      else if (list.items.length === 0) out(say('watch.none'))
      else table(list.items.map((watch) => rowOf(watch, terminal))).forEach(out)
      return EXIT.ok
    }),
})

/** What becomes of a domain: looked after from now on, paused, or taken up again. */
const setting = (word: 'watch.begun' | 'watch.is-paused' | 'watch.resumed', isPaused: boolean) =>
  defineCommand({
    options: {},
    operands: 1,
    optionNames,
    run: ({ operands }, terminal) =>
      withDeps(terminal, async (deps) => {
        const { domain } = parseRequest(OfDomain, { domain: operands[0] })
        if (word !== 'watch.begun') showWatch(deps.database, domain) // there is nothing to pause otherwise
        createSetWatch(deps)(domain, isPaused, null)
        const watch = showWatch(deps.database, domain)
        terminal.out(terminal.isJson ? jsonLine(watch) : terminal.say(word, { value: domain }))
        return EXIT.ok
      }),
  })

/** `bienrecu watch add DOMAIN` */
export const watchAdd = setting('watch.begun', false)

/** `bienrecu watch pause DOMAIN` */
export const watchPause = setting('watch.is-paused', true)

/** `bienrecu watch resume DOMAIN` */
export const watchResume = setting('watch.resumed', false)

/** `bienrecu watch remove DOMAIN` */
export const watchRemove = defineCommand({
  options: {},
  operands: 1,
  optionNames,
  run: ({ operands }, terminal) =>
    withDeps(terminal, async (deps) => {
      const { domain } = parseRequest(OfDomain, { domain: operands[0] })
      createRemoveWatch(deps)(domain, null)
      if (!terminal.isJson) terminal.out(terminal.say('watch.removed', { value: domain }))
      return EXIT.ok
    }),
})
