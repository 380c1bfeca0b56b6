/** The one command of a newcomer: builds what has changed, starts the API, and says what to do next. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buildIfStale } from './build-if-stale.ts'
import { ROOT } from './root.ts'
import { en, fr, type StartText } from './start-text.ts'

interface Ready {
  ready: true
  url: string
  pairing: string
  /** The page of our own tester; null while it is switched off. */
  tester: string | null
}

const text: StartText = /^fr/i.test(process.env['LC_ALL'] || process.env['LC_MESSAGES'] || process.env['LANG'] || '')
  ? fr
  : en

const readReady = (line: string): Ready | null => {
  if (!line.startsWith('{"ready"')) return null
  return JSON.parse(line) // written by our own API, one line
}

const announce = ({ url, pairing, tester }: Ready) => {
  const folders = {
    chrome: join(ROOT, 'apps/extension/.output/chrome-mv3'),
    firefox: join(ROOT, 'apps/extension/.output/firefox-mv3/manifest.json'),
  }
  const lines = [
    '',
    text.running(url),
    ...(tester === null ? [] : [text.tester(tester)]),
    '',
    text.pairing,
    `   ${pairing}`,
    '',
    text.load,
    `   ${folders.chrome}`,
    '',
    text.next,
    ...text.steps(folders).map((line, index, all) => numbered(line, index, all)),
    '',
    text.stop,
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
}

const numbered = (line: string, index: number, all: readonly string[]) => {
  if (line.startsWith(' ')) return `   ${line}`
  const number = all.slice(0, index + 1).filter((other) => !other.startsWith(' ')).length
  return `   ${number}. ${line}`
}

const main = async () => {
  await buildIfStale(() => process.stdout.write(`${text.building}\n`))
  const api = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(ROOT, 'apps/api/dist/main.js')], {
    cwd: ROOT,
    env: { ...process.env, BIENRECU_ANNOUNCE: 'json' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  createInterface({ input: api.stdout }).on('line', (line) => {
    const ready = readReady(line)
    if (ready) announce(ready)
    else process.stdout.write(`${line}\n`)
  })
  // A terminal sends Ctrl-C to the API as well; it closes by itself, and we only wait for it.
  process.on('SIGINT', () => {})
  process.on('SIGTERM', () => api.kill('SIGTERM'))
  api.once('close', (code) => {
    if (code === 0) process.stdout.write(`\n${text.stopped}\n`)
    process.exit(code ?? 1)
  })
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(text.failed)
  process.exit(1)
}
