import { parsePairingLine } from '@bienrecu/shared'

/** A paired device that speaks HTTP, as the extension does. The caller names the types; the API's own tests prove them. */
export interface Client {
  readonly url: string
  get<Answer>(path: string): Promise<Answer>
  post<Answer>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Answer>
  put<Answer>(path: string, body: unknown): Promise<Answer>
  /** Server-sent events, parsed, until the stream ends. */
  events<Event>(path: string): AsyncGenerator<Event>
}

const ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'

const sentAs = async <Answer>(response: Response): Promise<Answer> => {
  const text = await response.text()
  if (!response.ok) throw new Error(`${response.status} ${text}`)
  return JSON.parse(text)
}

async function* readEvents<Event>(response: Response): AsyncGenerator<Event> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body ?? []) {
    const blocks = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = blocks.pop() ?? ''
    for (const block of blocks) {
      const data = /^data: ?(.*)$/m.exec(block)?.[1]
      if (data !== undefined) yield JSON.parse(data)
    }
  }
}

/** Redeems a pairing line for a token and speaks with it from then on. */
export const pairClient = async (line: string): Promise<Client> => {
  const pairing = parsePairingLine(line)
  if (!pairing) throw new Error(`not a pairing line: ${line}`)
  const url = pairing.apiUrl
  const send = (path: string, body: unknown, headers: Readonly<Record<string, string>>, method = 'POST') =>
    fetch(url + path, {
      method,
      headers: { 'Content-Type': 'application/json', Origin: ORIGIN, ...headers },
      body: JSON.stringify(body),
    })
  const { token } = await sentAs<{ token: string }>(
    await send('/v1/pair', { code: pairing.code, deviceName: 'Test' }, {}),
  )
  const authorization = { Authorization: `Bearer ${token}`, Origin: ORIGIN }
  return {
    url,
    get: async (path) => sentAs(await fetch(url + path, { headers: authorization })),
    post: async (path, body, headers = {}) => sentAs(await send(path, body, { ...authorization, ...headers })),
    put: async (path, body) => sentAs(await send(path, body, authorization, 'PUT')),
    async *events(path) {
      yield* readEvents(await fetch(url + path, { headers: authorization }))
    },
  }
}
