// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { openFixture } from '../fixtures/open-fixture.ts'
import { waitForAddress } from './wait-for-address.ts'

const ADDRESS = 'test-8kilyl428@srv1.mail-tester.com'

const makeAddress = (document: Document): void => {
  const field = document.querySelector<HTMLInputElement>('input#email')
  if (field) field.value = ADDRESS
}

describe('waiting for the address', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('ends at once when the page shows one already', async () => {
    await expect(waitForAddress(openFixture('home-2018.html'), undefined, 10_000)).resolves.toBe(
      'web-VWu10k@mail-tester.com',
    )
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends when the page’s script sets the property, which nothing announces', async () => {
    const document = openFixture('home.html')
    const waiting = waitForAddress(document, undefined, 10_000)
    await vi.advanceTimersByTimeAsync(3_000)
    makeAddress(document)
    await vi.advanceTimersByTimeAsync(100)
    await expect(waiting).resolves.toBe(ADDRESS)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('ends with nothing after its bound', async () => {
    const waiting = waitForAddress(openFixture('home.html'), undefined, 10_000)
    await vi.advanceTimersByTimeAsync(10_100)
    await expect(waiting).resolves.toBeNull()
    expect(vi.getTimerCount()).toBe(0)
  })
})
