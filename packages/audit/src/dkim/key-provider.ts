import { loadDkimSelectors, loadMailProviders } from '../knowledge.ts'
import type { KeyProvider } from './facts.ts'

type Selectors = typeof import('@bienrecu/knowledge/dkim-selectors')
type Providers = typeof import('@bienrecu/knowledge/mail-providers')

/** What is known of providers: data of its own size, loaded when it is needed. */
export interface ProviderKnowledge extends Pick<Selectors, 'selectorsToTry' | 'providerOfSelector'> {
  readonly detectMailProviders: Providers['detectMailProviders']
  readonly mailProvider: Providers['mailProvider']
}

/** Loads it. Null when it cannot be loaded: the audit goes on without guesses. */
export const loadProviders = async (): Promise<ProviderKnowledge | null> => {
  const [selectors, providers] = await Promise.all([loadDkimSelectors(), loadMailProviders()])
  if (selectors === null || providers === null) return null
  const { selectorsToTry, providerOfSelector } = selectors
  const { detectMailProviders, mailProvider } = providers
  return { selectorsToTry, providerOfSelector, detectMailProviders, mailProvider }
}

/** Who gave out a key, told by where its alias leads, or else by its selector. Null when it could be several, or nobody. */
export const keyProvider = (
  knowledge: ProviderKnowledge,
  selector: string,
  alias: string | null,
): KeyProvider | null => {
  const byAlias = alias === null ? [] : knowledge.detectMailProviders({ dkimTargets: [alias] })
  const [detected] = byAlias
  if (detected && byAlias.length === 1) return { id: detected.id, name: detected.name, isCertain: detected.isCertain }
  const bySelector = knowledge.providerOfSelector(selector, alias)
  const [id] = bySelector?.providers ?? []
  const provider = id === undefined || bySelector?.providers.length !== 1 ? null : knowledge.mailProvider(id)
  return provider && bySelector ? { id: provider.id, name: provider.name, isCertain: bySelector.isCertain } : null
}
