import { getCompileCacheDir } from 'node:module'
import { extname } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Worker } from 'node:worker_threads'
import type { JudgeSetup } from '../open-judge-ports.ts'

const MAX_HEAP = 256 // MB: a message that takes more is ended with its thread, and not with the program
/*
 * MB of each half of the space for young objects. The program keeps its own at 1 MB (main.ts). Here, where many messages are
 * judged side by side, most of that would still be in use whenever it is full, and be copied for nothing.
 */
const YOUNG_HALF = 8
const YOUNG = 3 * YOUNG_HALF // as V8 counts: both halves, and as much again for large objects

/** Beside this very file, where the sources run as they are and where they are bundled. */
export const THREAD_FILE = new URL(`./judge-thread${extname(import.meta.url)}`, import.meta.url)

/** Starts a thread that runs this file, with bounded memory. */
export const startWorker = (file: URL, setup: JudgeSetup): Worker => {
  // All of the environment that a thread needs: where compiled code is kept, for it to start faster.
  const cache = getCompileCacheDir()
  const env = cache === undefined ? {} : { NODE_COMPILE_CACHE: cache }
  const resourceLimits = { maxOldGenerationSizeMb: MAX_HEAP, maxYoungGenerationSizeMb: YOUNG }
  setFlagsFromString(`--min-semi-space-size=${YOUNG_HALF}`) // for what starts from now on: the heap that runs stays as it is
  return new Worker(file, { workerData: setup, env, resourceLimits })
}
