import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TESTER_IDS } from '@bienrecu/shared'
import { expect, it } from 'vitest'
import { TESTERS } from './index.ts'

const FOLDER = import.meta.dirname
const read = (file: string): string => readFileSync(path.join(FOLDER, file), 'utf8')

it('lists every tester that has a file', () => {
  const index = read('index.ts')
  const files = globSync('*.ts', { cwd: FOLDER, exclude: ['*.test.ts'] }).filter((file) =>
    read(file).includes('= defineTester({'),
  )
  expect(files).toHaveLength(TESTERS.length)
  for (const file of files) expect(index).toContain(`from './${file}'`)
})

it('knows each by one id, and every id of the contract is somebody’s', () => {
  expect(TESTERS.map(({ id }) => id).toSorted()).toEqual(TESTER_IDS.toSorted())
})
