/** The API restarted on every change of its sources, and the extension rebuilt into an open browser. */
import { spawn } from 'node:child_process'
import { ROOT } from './root.ts'

const children = [
  spawn(process.execPath, ['--watch', 'apps/api/src/main.ts'], { cwd: ROOT, stdio: 'inherit' }),
  spawn('pnpm', ['--filter', '@bienrecu/extension', 'dev'], { cwd: ROOT, stdio: 'inherit' }),
]
const stopAll = () => children.forEach((child) => child.kill('SIGTERM'))
process.once('SIGINT', stopAll)
process.once('SIGTERM', stopAll)
for (const child of children) child.once('exit', stopAll)
