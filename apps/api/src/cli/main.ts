#!/usr/bin/env node
import { enableCompileCache } from 'node:module'
import { cacheFolder } from './cache-folder.ts'

// Reading and compiling the program is most of what a short command takes; where it cannot be kept, it is done again.
enableCompileCache(cacheFolder(process.env))

// Whoever reads has had enough (`| head`): nothing is wrong, and there is nobody left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

const { runCommandLine } = await import('./run-command-line.ts')
process.exitCode = await runCommandLine(process.argv.slice(2), process)
