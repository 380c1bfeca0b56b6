import { nameKey } from '../resolver.ts'

/** True for the same domain, and where one stands above the other: one owner keeps both. */
export const isRelated = (name: string, other: string): boolean => {
  const [one, two] = [nameKey(name), nameKey(other)]
  return one === two || one.endsWith(`.${two}`) || two.endsWith(`.${one}`)
}
