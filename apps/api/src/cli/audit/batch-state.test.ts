import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { NO_LINES, openBatchState } from './batch-state.ts'

const LINES = ['a.example', 'b.example', 'c.example', 'd.example']
class Killed extends Error {}

let folder: string
const file = (name: string) => path.join(folder, name)
beforeEach(() => {
  folder = temporaryFolder()
})

const openOutput = () => {
  const output = openSync(file('out'), 'a')
  onTestFinished(() => closeSync(output))
  return output
}

/** Goes through the list as the command does; `kill` ends it at a point of one line, as a signal would. */
const run = (kill: { line: string; at: 'before' | 'during' | 'after' } | null, lines = LINES, settings = 'json') => {
  const output = openOutput()
  const state = openBatchState({ path: file('state'), settings, output })
  const tally = { ...state.tally }
  try {
    for (const [index, line] of lines.entries()) {
      if (index < state.done) {
        state.skip(line)
        continue
      }
      const result = `result of ${line}\n`
      tally.audited += 1
      state.record(line, { ...tally }, result, () => {
        const own = kill?.line === line ? kill.at : null
        if (own === 'before') throw new Killed()
        writeSync(output, own === 'during' ? result.slice(0, 5) : result)
        if (own !== null) throw new Killed()
      })
    }
  } catch (error) {
    if (!(error instanceof Killed)) throw error
  }
  state.close()
  return state
}

const ALL = LINES.map((line) => `result of ${line}\n`).join('')
const written = () => readFileSync(file('out'), 'utf8')

describe('the progress of a list', () => {
  it.each(['before', 'during', 'after'] as const)(
    'neither loses nor repeats a line when it ends %s it was written',
    (at) => {
      for (const line of LINES) {
        run({ line, at })
      }
      const { tally } = run(null)
      expect(written()).toBe(ALL)
      expect(tally.audited).toBeLessThanOrEqual(LINES.length)
      expect(run(null).tally.audited).toBe(LINES.length)
    },
  )

  it('is over when all lines are', () => {
    run(null)
    expect(run(null)).toMatchObject({ done: 4, tally: { ...NO_LINES, audited: 4 } })
    expect(written()).toBe(ALL)
  })

  it('goes on where lines were added', () => {
    run(null, LINES.slice(0, 2))
    run(null)
    expect(written()).toBe(ALL)
  })

  it('repeats the line it cannot know about when the output is another file', () => {
    run({ line: 'b.example', at: 'after' })
    writeFileSync(file('out'), '')
    run(null)
    expect(written()).toBe(
      LINES.slice(1)
        .map((line) => `result of ${line}\n`)
        .join(''),
    )
  })

  it('begins in an empty file', () => {
    writeFileSync(file('state'), '')
    run(null)
    expect(written()).toBe(ALL)
  })
})

describe('a state that does not fit', () => {
  const refusal = (work: () => unknown) => {
    expect(work).toThrow(expect.objectContaining({ code: 'state-file-unusable', params: { path: file('state') } }))
  }

  it('is refused where the list is another one', () => {
    run({ line: 'c.example', at: 'before' })
    refusal(() => run(null, ['x.example', ...LINES.slice(1)]))
  })

  it('is refused where the options are others', () => {
    run({ line: 'c.example', at: 'before' })
    refusal(() => run(null, LINES, 'csv'))
  })

  it('is refused where the file is something else, which is left alone', () => {
    writeFileSync(file('state'), 'my diary')
    refusal(() => run(null))
    expect(readFileSync(file('state'), 'utf8')).toBe('my diary')
  })

  it('is refused where it cannot be written', () => {
    const open = () => openBatchState({ path: folder, settings: '', output: openOutput() })
    expect(open).toThrow(expect.objectContaining({ code: 'state-file-unusable' }))
  })
})

it('stays of one size, whatever it holds', () => {
  run({ line: 'b.example', at: 'during' })
  expect(readFileSync(file('state')).length).toBe(2_048)
})
