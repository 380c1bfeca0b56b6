/** A person who signs in at the OpenID provider without a browser: keeps cookies, follows redirects, presses buttons. */
export type Decision = 'accept' | 'refuse' | 'back'

const MAX_STEPS = 20

interface Step {
  readonly url: string
  readonly body: string
}

const createVisitor = (origin: string) => {
  const cookies = new Map<string, string>()
  const keepCookies = (response: Response): void => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
  const ask = async (url: string, form: Record<string, string> | null): Promise<Response> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const init = { headers: { cookie }, redirect: 'manual' as const }
    const response = await fetch(
      url,
      form === null ? init : { ...init, method: 'POST', body: new URLSearchParams(form) },
    )
    keepCookies(response)
    return response
  }
  /** The first page that is no redirect, or the first address outside the provider. */
  return async (start: string, form: Record<string, string> | null = null): Promise<Step> => {
    let url = start
    let sent = form
    for (let step = 0; step < MAX_STEPS; step += 1) {
      const response = await ask(url, sent)
      const location = response.headers.get('location')
      if (location === null) return { url, body: await response.text() }
      url = new URL(location, url).href
      sent = null
      if (new URL(url).origin !== origin) return { url, body: '' }
    }
    throw new Error(`The provider redirects for ever: ${url}`)
  }
}

/** Opens a sign-in address, decides, and gives the address of the application that the provider leads back to. */
export const visitSignIn = async (authorizeUrl: string, decision: Decision): Promise<string> => {
  const { origin } = new URL(authorizeUrl)
  const go = createVisitor(origin)
  const page = await go(authorizeUrl)
  if (!page.body.includes(`id="${decision}"`)) throw new Error(`No such button at ${page.url}: ${page.body}`)
  const end = await go(page.url, { decision })
  if (new URL(end.url).origin === origin) throw new Error(`The provider did not lead back: ${end.body}`)
  return end.url
}

/** Types a device code at the provider, and decides. */
export const enterDeviceCode = async (verificationUrl: string, userCode: string, decision: Decision): Promise<void> => {
  const go = createVisitor(new URL(verificationUrl).origin)
  const [, xsrf = ''] = /name="xsrf" value="([^"]+)"/.exec((await go(verificationUrl)).body) ?? []
  const consent = await go(verificationUrl, { xsrf, user_code: userCode, confirm: 'yes' })
  if (!consent.body.includes(`id="${decision}"`)) throw new Error(`No such button: ${consent.body}`)
  await go(consent.url, { decision })
}
