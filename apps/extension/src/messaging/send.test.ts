import { beforeEach, expect, it } from 'vitest'
import { answer, installBackground } from '../testing/background-double.ts'
import { installBrowser } from '../testing/browser-double.ts'
import { send } from './send.ts'

/** A background that is stopped while it answers, this many times. */
const stopped = (times: number) => {
  let left = times
  return () => {
    if (left === 0) return answer(null)
    left -= 1
    throw new Error('The message channel closed before a response was received')
  }
}

beforeEach(() => installBrowser())

it('what does the same when it is said twice is said again to a background that was stopped', async () => {
  installBackground({ 'consent/accept': stopped(2) })
  expect(await send('consent/accept', {})).toMatchObject({ ok: true })
})

it('what would happen twice is said once', async () => {
  const { asked } = installBackground({ 'pairing/redeem': stopped(1) })
  expect(await send('pairing/redeem', { line: 'https://sonde.example#BCDF-GHJK' })).toMatchObject({ ok: false })
  expect(asked).toHaveLength(1)
})

it('nothing is said for ever to an extension that is gone', async () => {
  const { asked } = installBackground({ 'session/get': stopped(10) })
  expect(await send('session/get', {})).toMatchObject({ code: 'extension-reloaded' })
  expect(asked).toHaveLength(3)
})
