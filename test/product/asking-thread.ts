import { parentPort, workerData } from 'node:worker_threads'
import { setTimeout as pause } from 'node:timers/promises'

/** A thread that asks an address again and again until it is told to stop; it then tells how slow the slowest answer was. */
const PAUSE = 20 // ms

const state = { isOver: false }
parentPort?.once('message', () => (state.isOver = true))

let slowest = 0
let answers = 0
while (!state.isOver) {
  const begun = performance.now()
  const response = await fetch(String(workerData))
  await response.arrayBuffer()
  if (!response.ok) throw new Error(`${String(workerData)} answered with ${response.status}`)
  slowest = Math.max(slowest, performance.now() - begun)
  answers += 1
  await pause(PAUSE)
}
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- the port of a thread, not a window
parentPort?.postMessage({ slowest, answers })
