import type { KoaContextWithOIDC, Provider } from 'oidc-provider'

export interface DeviceCode {
  readonly userCode: string
  readonly verificationUrl: string
}

const textOf = (body: unknown, field: string): string | null => {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, field) : undefined
  return typeof value === 'string' ? value : null
}

/** Sees what the provider gives out, and has it refuse in the words of the real one. */
export const watchAnswers = (provider: Provider, words: () => string) => {
  let tokenRequests = 0
  const tokens: string[] = []
  const devices: DeviceCode[] = []
  let onDevice: () => void = () => undefined
  provider.use(async (context: KoaContextWithOIDC, next: () => Promise<unknown>) => {
    await next()
    const { body } = context
    const userCode = textOf(body, 'user_code')
    if (userCode !== null) {
      devices.push({ userCode, verificationUrl: textOf(body, 'verification_uri') ?? '' })
      onDevice()
    }
    if (!context.path.endsWith('/token')) return
    tokenRequests += 1
    for (const field of ['access_token', 'refresh_token'])
      tokens.push(...[textOf(body, field)].filter((token) => token !== null))
    if (textOf(body, 'error') === 'invalid_grant') context.body = { error: 'invalid_grant', error_description: words() }
  })
  return {
    tokenRequests: () => tokenRequests,
    /** Every token given out so far. */
    tokens: (): readonly string[] => tokens,
    /** The next device code that is given out, or was and has not been asked for. */
    async nextDeviceCode(): Promise<DeviceCode> {
      const device = devices.shift()
      if (device !== undefined) return device
      await new Promise<void>((resolve) => {
        onDevice = resolve
      })
      return this.nextDeviceCode()
    },
  }
}
