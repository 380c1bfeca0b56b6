import { expect, it } from 'vitest'
import { part } from '../../fixtures/message.ts'
import { childrenOf } from './parts.ts'

const PARTS = ['', '1', '1.1', '1.2', '1.2.1', '10', '10.1', '2'].map((path) => part({ path }))
const pathsIn = (path: string): string[] => childrenOf(PARTS, path).map((child) => child.path)

it('finds the parts directly inside another', () => {
  expect(pathsIn('')).toEqual(['1', '10', '2'])
  expect(pathsIn('1')).toEqual(['1.1', '1.2'])
  expect(pathsIn('1.2')).toEqual(['1.2.1'])
  expect(pathsIn('2')).toEqual([])
})
