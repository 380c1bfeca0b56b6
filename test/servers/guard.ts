import { spawn } from 'node:child_process'
import { Socket } from 'node:net'

import { requireProgram } from './find-program.ts'

/** What must not outlive this process: a process group, by the id of its leader, or a folder, by its absolute path. */
export type Guarded = { readonly group: number } | { readonly folder: string }

/**
 * Promises that this is killed or deleted when this process ends, however it ends: handlers of `exit` do not run after
 * SIGKILL, and the kernel's parent-death signal is lost when a server gives up root. So a second process waits for the end
 * of its standard input, which only this one holds. Returns a function that takes the promise back.
 */
export function guard(guarded: Guarded): () => void {
  const line = 'group' in guarded ? `group ${guarded.group}` : `folder ${guarded.folder}`
  // Between single quotes in AFTERWARDS.
  if (/['\n]/.test(line)) throw new Error(`Cannot guard ${line}`)
  const input = (guardInput ??= startGuard())
  input.write(`+${line}\n`)
  return () => void input.write(`-${line}\n`)
}

let guardInput: Socket | null = null

/** awk: part of every Debian, starts in a millisecond, and needs no memory to speak of. */
const AFTERWARDS = `
/^[+]/ { kept[substr($0, 2)] = 1 }
/^-/ { delete kept[substr($0, 2)] }
END {
  for (line in kept) if (line ~ /^group /) system("kill -KILL -" substr(line, 7) " 2>/dev/null")
  for (line in kept) if (line ~ /^folder /) system("rm -rf '" substr(line, 8) "'")
}`

function startGuard(): Socket {
  // Detached: Ctrl-C in the terminal is for this process alone.
  const child = spawn(requireProgram('awk'), [AFTERWARDS], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] })
  if (!(child.stdin instanceof Socket)) throw new Error('awk has no standard input')
  child.unref()
  child.stdin.unref()
  return child.stdin
}
