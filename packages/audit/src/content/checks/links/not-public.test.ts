import { expect, it } from 'vitest'
import { link, type MessageOptions, messageWith, messageWithout } from '../../../../fixtures/message.ts'
import { runCheck } from '../../../run.ts'
import { notPublic } from './not-public.ts'

const finding = (options: MessageOptions = {}) => runCheck(notPublic, messageWith(options))

it('passes for public names and addresses', () => {
  expect(finding({ links: [link(), link({ host: '198.51.100.7' })] })).toMatchObject({ status: 'pass' })
})

it('finds names and addresses of one’s own network', () => {
  expect(
    finding({
      links: ['localhost', 'nas', 'printer.local', '192.168.1.10', 'fd00::7', 'box.home.arpa'].map((host) =>
        link({ host }),
      ),
    }),
  ).toMatchObject({
    status: 'fail',
    params: { hosts: ['localhost', 'nas', 'printer.local', '192.168.1.10', 'fd00::7'] },
  })
})

it('says nothing without links', () => {
  expect(finding({})).toMatchObject({ status: 'not-applicable' })
})

it('is unknown where the links could not be read', () => {
  expect(runCheck(notPublic, messageWithout('links'))).toMatchObject({ status: 'unknown' })
})
