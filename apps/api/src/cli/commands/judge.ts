import { defineCommand } from '../command.ts'
import { EXIT } from '../exit-code.ts'
import { judgeJson } from '../judge/judge-json.ts'
import { ENVELOPE_OPTIONS, judgeSettings } from '../judge/judge-settings.ts'
import { jsonLine } from '../terminal.ts'

/** `bienrecu judge FILE.eml`: the report of our own tester about a message in a file, without sending it. */
export const judge = defineCommand({
  options: {
    ip: { type: 'string' },
    helo: { type: 'string' },
    'mail-from': { type: 'string' },
    dns: { type: 'string' },
    lists: { type: 'string' },
    all: { type: 'boolean' },
  },
  operands: 1,
  optionNames: ENVELOPE_OPTIONS,
  run: async ({ values, operands: [path = ''] }, terminal) => {
    const settings = await judgeSettings(values, terminal)
    const [{ openJudge }, { readSource }] = await Promise.all([
      import('../judge/open-judge.ts'),
      import('../judge/read-source.ts'),
    ])
    const opened = openJudge(settings, terminal)
    try {
      const source = await readSource(path, opened.maxMegabytes, terminal)
      const { ip = null, helo = null, mailFrom = null } = settings.envelope
      const judgement = await opened.judge({
        source,
        ip,
        helo,
        mailFrom,
        recipient: null,
        origin: 'file',
        isPractice: false,
        receivedAt: Date.now(),
      })
      if (terminal.isJson) terminal.out(jsonLine(judgeJson(judgement)))
      else {
        const { judgeText } = await import('../judge/judge-text.ts')
        const { say, locale, screen } = terminal
        terminal.out(judgeText(judgement, { say, locale, screen, showAll: values.all === true }).join('\n'))
      }
      return EXIT.ok
    } finally {
      opened.close()
    }
  },
})
