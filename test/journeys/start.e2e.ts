import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findFreePort } from '../servers/free-port.ts'
import { createWorkFolder } from '../servers/work-folder.ts'
import { NODE, ROOT } from '../product/root.ts'

/** Runs the start command until it has said everything, asks the API whether it is there, and presses Ctrl-C. */
const startOnce = async (folder: string, port: number, locale: string) => {
  const child = spawn(NODE, [join(ROOT, 'scripts/start.ts')], {
    cwd: ROOT,
    env: {
      ...process.env,
      BIENRECU_DATA: join(folder, 'data'),
      BIENRECU_SECRET_KEY_FILE: join(folder, 'keys', 'secret.key'),
      BIENRECU_PORT: String(port),
      LC_ALL: locale,
    },
  })
  let output = ''
  const said = new Promise<void>((resolve) =>
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString()
      if (output.includes('Ctrl-C')) resolve()
    }),
  )
  await Promise.race([said, once(child, 'exit')])
  const meta = await fetch(`http://127.0.0.1:${port}/v1/meta`).then((response) => response.json())
  const ended = once(child, 'exit')
  // A terminal sends Ctrl-C to the whole group; here the API is reached through its parent.
  child.kill('SIGTERM')
  const [exitCode] = await ended
  return { output, meta, exitCode }
}

it('one command creates key and database, starts the API, says what to do next, and stops cleanly, twice', async () => {
  const folder = await createWorkFolder('start')
  const port = await findFreePort()
  const first = await startOnce(folder.path, port, 'fr_FR.UTF-8')
  expect(existsSync(join(folder.path, 'keys', 'secret.key'))).toBe(true)
  const second = await startOnce(folder.path, port, 'en_US.UTF-8')
  for (const { output, meta, exitCode } of [first, second]) {
    expect(output).toContain(`http://127.0.0.1:${port}`)
    expect(output).toMatch(new RegExp(`http://127\\.0\\.0\\.1:${port}#[B-Z]{4}-[B-Z]{4}`))
    expect(output).toContain(join('apps', 'extension', '.output', 'chrome-mv3'))
    expect(meta).toMatchObject({ product: 'bienrecu' })
    expect(exitCode).toBe(0)
  }
  expect(first.output).toContain('Ce qu’il reste à faire')
  expect(second.output).toContain('What to do next')
  await folder.remove()
})
