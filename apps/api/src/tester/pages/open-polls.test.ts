import { expect, it } from 'vitest'
import { createOpenPolls } from './open-polls.ts'

it('lets a network wait with so many questions at once, and others as well', async () => {
  const polls = createOpenPolls(2)
  const answers: (() => void)[] = []
  const wait = () => new Promise<string>((resolve) => answers.push(() => resolve('news')))
  const open = [polls.run('a', wait), polls.run('a', wait)]
  expect(await polls.run('a', wait)).toBeNull()
  const other = polls.run('b', wait)
  answers.forEach((answer) => answer())
  expect(await Promise.all([...open, other])).toEqual(['news', 'news', 'news'])
  const again = polls.run('a', wait)
  answers.at(-1)?.()
  expect(await again).toBe('news')
})

it('forgets a question that went wrong', async () => {
  const polls = createOpenPolls(1)
  const fails = () => polls.run('a', () => Promise.reject(new Error('gone')))
  await expect(fails()).rejects.toThrow('gone')
  await expect(fails()).rejects.toThrow('gone')
})
