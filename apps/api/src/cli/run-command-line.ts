import { Locale } from '@bienrecu/shared'
import { processLocale, type Word } from '../locales/say.ts'
import { VERSION } from '../version.ts'
import { type Command, usageFault } from './command.ts'
import { EXIT, type ExitCode } from './exit-code.ts'
import { type OptionNames, reportFailure } from './report-failure.ts'
import { createTerminal, type Terminal, type TerminalStreams } from './terminal.ts'

interface Entry {
  help: Word
  load: () => Promise<Command>
}

/** Loaded one by one, when asked for: a command starts fast that does not load what the others need. */
const COMMANDS: Readonly<Record<string, Entry>> = {
  serve: { help: 'help.serve', load: async () => (await import('./commands/serve.ts')).serveCommand },
  receive: { help: 'help.receive', load: async () => (await import('./commands/receive.ts')).receive },
  pair: { help: 'help.pair', load: async () => (await import('./commands/pair.ts')).pair },
  'relay detect': {
    help: 'help.relay-detect',
    load: async () => (await import('./commands/relay-detect.ts')).relayDetect,
  },
  'relay providers': {
    help: 'help.relay-providers',
    load: async () => (await import('./commands/relay-providers.ts')).relayProviders,
  },
  'relay add': { help: 'help.relay-add', load: async () => (await import('./commands/relay-add.ts')).relayAdd },
  'relay edit': { help: 'help.relay-edit', load: async () => (await import('./commands/relay-edit.ts')).relayEdit },
  'relay show': { help: 'help.relay-show', load: async () => (await import('./commands/relay-show.ts')).relayShow },
  'relay duplicate': {
    help: 'help.relay-duplicate',
    load: async () => (await import('./commands/relay-duplicate.ts')).relayDuplicate,
  },
  'relay order': { help: 'help.relay-order', load: async () => (await import('./commands/relay-order.ts')).relayOrder },
  'relay default': {
    help: 'help.relay-default',
    load: async () => (await import('./commands/relay-role.ts')).relayDefault,
  },
  'relay fallback': {
    help: 'help.relay-fallback',
    load: async () => (await import('./commands/relay-role.ts')).relayFallback,
  },
  'relay list': { help: 'help.relay-list', load: async () => (await import('./commands/relay-list.ts')).relayList },
  'relay test': { help: 'help.relay-test', load: async () => (await import('./commands/relay-test.ts')).relayTest },
  'relay remove': {
    help: 'help.relay-remove',
    load: async () => (await import('./commands/relay-remove.ts')).relayRemove,
  },
  'relay mailbox': {
    help: 'help.relay-mailbox',
    load: async () => (await import('./commands/relay-mailbox.ts')).relayMailbox,
  },
  'relay send-test': {
    help: 'help.relay-send-test',
    load: async () => (await import('./commands/relay-send-test.ts')).relaySendTest,
  },
  compare: { help: 'help.compare', load: async () => (await import('./commands/compare.ts')).compare },
  'address add': { help: 'help.address', load: async () => (await import('./commands/address.ts')).addressAdd },
  'address confirm': { help: 'help.address', load: async () => (await import('./commands/address.ts')).addressConfirm },
  'address list': { help: 'help.address', load: async () => (await import('./commands/address.ts')).addressList },
  'address remove': { help: 'help.address', load: async () => (await import('./commands/address.ts')).addressRemove },
  'relay sign-in': {
    help: 'help.relay-sign-in',
    load: async () => (await import('./commands/relay-sign-in.ts')).relaySignIn,
  },
  'relay sign-out': {
    help: 'help.relay-sign-out',
    load: async () => (await import('./commands/relay-sign-out.ts')).relaySignOut,
  },
  probe: { help: 'help.probe', load: async () => (await import('./commands/probe.ts')).probe },
  audit: { help: 'help.audit', load: async () => (await import('./commands/audit.ts')).audit },
  plan: { help: 'help.plan', load: async () => (await import('./commands/plan.ts')).plan },
  judge: { help: 'help.judge', load: async () => (await import('./commands/judge.ts')).judge },
  verify: { help: 'help.verify', load: async () => (await import('./commands/verify.ts')).verify },
  history: { help: 'help.history', load: async () => (await import('./commands/history.ts')).history },
  scores: { help: 'help.scores', load: async () => (await import('./commands/scores.ts')).scores },
  results: { help: 'help.results', load: async () => (await import('./commands/results.ts')).resultsList },
  'results list': { help: 'help.results', load: async () => (await import('./commands/results.ts')).resultsList },
  'results show': { help: 'help.results', load: async () => (await import('./commands/results.ts')).resultsShow },
  'results export': { help: 'help.results', load: async () => (await import('./commands/results.ts')).resultsExport },
  'results delete': { help: 'help.results', load: async () => (await import('./commands/results.ts')).resultsDelete },
  'results share': { help: 'help.results', load: async () => (await import('./commands/results.ts')).resultsShare },
  'results unshare': { help: 'help.results', load: async () => (await import('./commands/results.ts')).resultsUnshare },
  handover: { help: 'help.handover', load: async () => (await import('./commands/handover.ts')).handover },
  'handover list': { help: 'help.handover', load: async () => (await import('./commands/handover.ts')).handoverList },
  'handover revoke': {
    help: 'help.handover',
    load: async () => (await import('./commands/handover.ts')).handoverRevoke,
  },
  watch: { help: 'help.watch', load: async () => (await import('./commands/watch.ts')).watchList },
  'watch list': { help: 'help.watch', load: async () => (await import('./commands/watch.ts')).watchList },
  'watch add': { help: 'help.watch', load: async () => (await import('./commands/watch.ts')).watchAdd },
  'watch pause': { help: 'help.watch', load: async () => (await import('./commands/watch.ts')).watchPause },
  'watch resume': { help: 'help.watch', load: async () => (await import('./commands/watch.ts')).watchResume },
  'watch remove': { help: 'help.watch', load: async () => (await import('./commands/watch.ts')).watchRemove },
  notices: { help: 'help.notices', load: async () => (await import('./commands/notices.ts')).notices },
  'notices settings': {
    help: 'help.notices',
    load: async () => (await import('./commands/notices-settings.ts')).noticesSettings,
  },
  'device list': { help: 'help.device-list', load: async () => (await import('./commands/device-list.ts')).deviceList },
  'device remove': {
    help: 'help.device-remove',
    load: async () => (await import('./commands/device-remove.ts')).deviceRemove,
  },
  'key reset': { help: 'help.key-reset', load: async () => (await import('./commands/key-reset.ts')).keyReset },
  doctor: { help: 'help.doctor', load: async () => (await import('./commands/doctor.ts')).doctor },
}

/** `--lang fr` or `--lang=fr`, before anything else is understood: even faults are said in it. */
const chosenLanguage = (args: readonly string[]): string | undefined => {
  const index = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='))
  const arg = args[index]
  return arg === '--lang' ? (args[index + 1] ?? '') : arg?.slice('--lang='.length)
}

const findEntry = (args: readonly string[]) => {
  const [first = '', second = ''] = args
  const pair = COMMANDS[`${first} ${second}`]
  if (pair) return { entry: pair, rest: args.slice(2) }
  const single = COMMANDS[first]
  return single ? { entry: single, rest: args.slice(1) } : null
}

const showHelp = ({ say, out }: Terminal, entry: Entry | undefined): ExitCode => {
  out(say(entry?.help ?? 'help.all'))
  return EXIT.ok
}

const showVersion = ({ out }: Terminal): ExitCode => {
  out(VERSION)
  return EXIT.ok
}

const dispatch = async (args: readonly string[], terminal: Terminal, remember: (names: OptionNames) => void) => {
  const wantsHelp = args.includes('--help') || args.includes('-h')
  if (args.includes('--version')) return (terminal.out(VERSION), EXIT.ok)
  const found = findEntry(args)
  if (found === null) {
    const [first] = args
    if (wantsHelp || first === undefined || first === 'help') return showHelp(terminal, undefined)
    throw usageFault(terminal, 'cli.unknown-command', args.slice(0, 2).join(' '))
  }
  if (wantsHelp) return showHelp(terminal, found.entry)
  const command = await found.entry.load()
  remember(command.optionNames)
  return command.run(found.rest, terminal)
}

/** Runs `bienrecu …` and gives its exit code. Never throws. */
export const runCommandLine = async (args: readonly string[], streams: TerminalStreams): Promise<ExitCode> => {
  const given = args[0] === '--' ? args.slice(1) : args // as pnpm hands it on
  const language = chosenLanguage(given)
  const locale = Locale.safeParse(language)
  const fallback = processLocale(streams.env)
  const terminal = createTerminal(streams, locale.success ? locale.data : fallback, given.includes('--json'))
  let names: OptionNames = {}
  try {
    if (language !== undefined && !locale.success) throw usageFault(terminal, 'cli.language', language)
    if (given[0] === '--version') return showVersion(terminal)
    return await dispatch(given, terminal, (optionNames) => {
      names = optionNames
    })
  } catch (error) {
    return reportFailure(error, terminal, names)
  }
}
