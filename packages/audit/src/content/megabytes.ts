/** Octets as megabytes of a million octets, to a tenth. */
export const megabytes = (octets: number): number => Math.round(octets / 100_000) / 10
