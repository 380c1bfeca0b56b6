import { describe, expect, it } from 'vitest'
import { readOwnAddress, readOwnPage } from './page.ts'

const ADDRESS = 'test-7h3k9m2p4q6r@bienrecu.localhost'

const page = (state: string, address = ADDRESS): Document => {
  const document = new DOMParser().parseFromString('<!doctype html>', 'text/html')
  const main = document.createElement('main')
  main.setAttribute('data-bienrecu-tester', '1')
  main.setAttribute('data-address', address)
  main.setAttribute('data-state', state)
  document.body.append(main)
  return document
}

describe('a page of our own tester', () => {
  it.each(['/t', '/t/', '/t/Zk3-token', '/base/t/Zk3-token'])('shows its address at %s', (pathname) => {
    expect(readOwnPage(page('waiting'), { pathname })).toEqual({ kind: 'home', address: ADDRESS })
  })

  it('is a result once its message is judged, of the test with that address', () => {
    expect(readOwnPage(page('judged'), { pathname: '/t/Zk3' })).toEqual({
      kind: 'result',
      id: 'test-7h3k9m2p4q6r',
    })
  })

  it.each(['received', 'expired', 'failed', ''])('has nothing to do in the state “%s”', (state) => {
    expect(readOwnPage(page(state), { pathname: '/t/Zk3' })).toEqual({ kind: 'unknown', expected: null })
  })

  it.each(['/', '/test', '/t/token/source', '/tester', '/v1/t2'])('is nothing to us at %s', (pathname) => {
    expect(readOwnPage(page('waiting'), { pathname })).toEqual({ kind: 'unknown', expected: null })
  })

  it.each([
    '',
    'isabelle@example.org',
    'test-7h3k9m2p4q6r@bienrecu.localhost, test-x@example.org',
    'test-7h3k9m2p4q6r@bienrecu.localhost\nBcc: a@example.org',
    `test-${'a'.repeat(100)}@bienrecu.localhost`,
  ])('gives no address of another spelling: %j', (address) => {
    expect(readOwnAddress(page('waiting', address))).toBeNull()
  })

  it('gives none without the part that is ours', () => {
    expect(readOwnAddress(new DOMParser().parseFromString('<p>', 'text/html'))).toBeNull()
  })
})
