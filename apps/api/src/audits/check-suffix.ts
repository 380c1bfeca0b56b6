import { AppError } from '../app-error.ts'

/**
 * The contract knows the form of a domain; which ones belong to registries takes a list that is loaded here alone. Throws
 * `invalid-request`.
 */
export const checkSuffix = async (domain: string): Promise<void> => {
  const { readDomain } = await import('./public-suffix.ts')
  const reading = readDomain(domain)
  if (reading.ok) return
  const { code, params } = reading
  throw new AppError('invalid-request', { errors: [{ pointer: '/domain', code, params: { ...params } }] })
}
