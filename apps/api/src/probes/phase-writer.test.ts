import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { createPhaseWriter } from './phase-writer.ts'

const recorder = (failing = '') => {
  const written: string[] = []
  const writer = createPhaseWriter<string, object>((phase) => {
    if (phase === failing) throw new Error(`cannot write ${phase}`)
    written.push(phase)
  })
  return { written, writer }
}

it('what only informs is written in the next turn, in order', async () => {
  const { written, writer } = recorder()
  writer.soon('connected', {})
  writer.soon('tls', {})
  expect(written).toEqual([])
  await nextTurn()
  expect(written).toEqual(['connected', 'tls'])
})

it('what binds is written at once, after what came before it', () => {
  const { written, writer } = recorder()
  writer.soon('connected', {})
  writer.atOnce('data', {})
  expect(written).toEqual(['connected', 'data'])
})

it('a fault of an earlier writing stops the next phase', async () => {
  const { written, writer } = recorder('connected')
  writer.soon('connected', {})
  await nextTurn()
  expect(() => writer.soon('tls', {})).toThrow('cannot write connected')
  expect(() => writer.atOnce('data', {})).toThrow('cannot write connected')
  expect(written).toEqual([])
})

it('nothing is written twice', async () => {
  const { written, writer } = recorder()
  writer.soon('connected', {})
  writer.flush()
  await nextTurn()
  expect(written).toEqual(['connected'])
})
