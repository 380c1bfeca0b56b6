export interface DmarcDiscovery {
  readonly orgDomain: string
  readonly policyDomain: string | null
  readonly policy: 'none' | 'quarantine' | 'reject' | null
  readonly asked: readonly string[]
}
