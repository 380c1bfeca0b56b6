import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

const ROOT = import.meta.dirname
const EGRESS = readFileSync(path.join(ROOT, '../../../docs/egress.md'), 'utf8')

// Everything of Node that leads out of the process: requests, sockets, names, other programs.
const WAYS_OUT =
  /\b(?:fetch|WebSocket|EventSource)\(|from 'node:(?:https|http2|dgram|dns|dns\/promises|child_process|cluster|worker_threads)'|import \{[^}]*\b(?:connect|createConnection|request|get)\b[^}]*\} from 'node:(?:net|tls|http)'|from 'undici'|import\('imapflow'\)/

const sources = globSync('**/*.ts', { cwd: ROOT }).filter((file) => !/\.test\.ts$|(?:^|\/)fixtures\//.test(file))

it('nothing leads out of the program but what docs/egress.md names', () => {
  const waysOut = sources.filter((file) => WAYS_OUT.test(readFileSync(path.join(ROOT, file), 'utf8')))
  expect(waysOut.toSorted()).toEqual([
    'cli/audit/list-thread.ts',
    'cli/audit/list-threads.ts',
    'cli/doctor/check-server.ts',
    'dns/fetch-public.ts',
    'dns/post-public.ts',
    'dns/server-address.ts',
    'dns/tcp-exchange.ts',
    'dns/udp-socket.ts',
    'mailboxes/imap-client.ts',
    'sign-in/post-form.ts',
    'smtp/look-up.ts',
    'smtp/node-look-up.ts',
    'smtp/open-socket.ts',
    'smtp/secure-socket.ts',
    'tester/judging/filters/rspamd.ts',
    'tester/judging/filters/spamd.ts',
    'tester/judging/links/ask-address.ts',
    'tester/judging/threads/judge-thread.ts',
    'tester/judging/threads/open-thread.ts',
    'tester/judging/threads/start-worker.ts',
    'tester/pages/page-script.ts',
    'tester/receiving/door.ts',
    'testers/happydeliver/ask.ts',
  ])
  for (const file of waysOut) {
    const isNamed = EGRESS.includes(`apps/api/src/${file}`) || EGRESS.includes(`apps/api/src/${path.dirname(file)}/`)
    expect(isNamed, file).toBe(true)
  }
})
