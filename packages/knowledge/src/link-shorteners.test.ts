import { expect, it } from 'vitest'
import { isLinkShortener } from './link-shorteners.ts'

it.each(['bit.ly', 'www.tinyurl.com', 'TinyURL.com.', 't.co', 'me.page.link', 'buff.ly'])(
  '%s shortens links',
  (host) => {
    expect(isLinkShortener(host)).toBe(true)
  },
)

it.each(['example.org', 'youtu.be', 'amzn.to', 'page.link', 'notbit.ly', 'bit.ly.example.org', 'a.b.page.link', ''])(
  '“%s” does not, or leads to one site alone',
  (host) => {
    expect(isLinkShortener(host)).toBe(false)
  },
)
