import type { MxFacts } from '@bienrecu/audit/mx/facts'

/** The name of an address that leads back to it, as servers write it into Received; null when none is known to. */
export const confirmedName = (reverse: MxFacts['reverse']): string | null => {
  if (!reverse.known || reverse.value === null) return null
  const { ip, names } = reverse.value
  return names.find(({ addresses }) => addresses.known && addresses.value.includes(ip))?.name ?? null
}
