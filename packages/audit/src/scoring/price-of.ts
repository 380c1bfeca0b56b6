import { type Amount, type CheckPrice, usualPoints } from '@bienrecu/knowledge/scoring-model'
import type { Params } from '../check.ts'
import type { Finding } from '../run.ts'

/** Tenths of a point: sums of whole numbers are exact. */
export const tenths = (points: number): number => Math.round(points * 10)

const amountIn = (section: string, amount: Amount): number => tenths(amount === 'usual' ? usualPoints(section) : amount)

/** Entries of a list; a single value counts once. */
const countOf = (params: Params, name: string): number => {
  const value = params[name]
  return Array.isArray(value) ? value.length : 1
}

/** What a failing finding costs by itself, in tenths of a point, before it is added to others. */
export const priceOf = (
  { severity, params }: Pick<Finding, 'severity' | 'params'>,
  { section, price }: CheckPrice,
): number => {
  if (typeof price !== 'object') return amountIn(section, price)
  if ('severity' in price) return amountIn(section, price.severity[severity] ?? 0)
  if ('each' in price) return amountIn(section, price.points) * countOf(params, price.each)
  const value = params[price.param]
  return amountIn(section, (typeof value === 'string' ? price.values[value] : undefined) ?? price.otherwise)
}
