/** The code Node gives a system, TLS or DNS error (`ECONNREFUSED`, `CERT_HAS_EXPIRED`…), or null. */
export const systemCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
