import { expect, it } from 'vitest'
import { warmUp } from './warm-up.ts'

it('warming up works, or it would be of no use', async () => {
  await expect(warmUp()).resolves.toBeUndefined()
})
