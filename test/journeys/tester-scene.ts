import { TesterAddress, TesterResult, TesterResultList } from '@bienrecu/shared'
import { expect } from 'vitest'
import { type Client, pairClient } from '../product/api-client.ts'
import { type Api, startApi } from '../product/start-api.ts'
import { type Bind, startBind } from '../servers/bind.ts'
import { findFreePort } from '../servers/free-port.ts'
import { labZones, SOUND_RECORDS, USER_DOMAIN } from '../servers/lab-zones.ts'
import { createDkimKey, type DkimKey } from '../servers/opendkim.ts'
import type { Zones } from '../servers/zone-file.ts'

/** The domain of our own tester's addresses, with an MX in the lab's DNS. */
export const TESTER_DOMAIN = 'tests.example.net'
/** An address of the loopback that example.org's SPF does not name. */
export const STRANGER = '127.0.0.7'

/** The built API with its tester, in front of a real name server, and a paired device. */
export interface TesterScene {
  readonly bind: Bind
  /** example.org's, published. */
  readonly key: DkimKey
  readonly api: Api
  readonly client: Client
  readonly smtpPort: number
  /** A fresh address, for the device. */
  address(): Promise<string>
  /** A fresh address from the page, where nobody counts them. */
  pageAddress(): Promise<string>
  /** The result of the message that went to an address, once it is there. */
  resultOf(address: string): Promise<TesterResult>
  stop(): Promise<void>
}

export interface TesterSceneOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly zones?: Zones
  readonly logsQuestions?: boolean
}

const testerZones = (key: DkimKey): Zones => ({
  ...labZones(SOUND_RECORDS, key),
  'example.net': {
    [TESTER_DOMAIN]: { MX: [`10 mx.${TESTER_DOMAIN}.`] },
    [`mx.${TESTER_DOMAIN}`]: { A: ['127.0.0.1'] },
  },
  '127.in-addr.arpa': {
    '1.0.0.127.in-addr.arpa': { PTR: [`smtp.${USER_DOMAIN}.`] },
    '7.0.0.127.in-addr.arpa': { PTR: [`stranger.${USER_DOMAIN}.`] },
  },
})

/** Within this long a message is to be judged, also where two cores have much to do. */
const SOON = 20_000 // ms

const resultIn = async (client: Client, address: string): Promise<TesterResult | null> => {
  const { items } = TesterResultList.parse(await client.get('/v1/tester-results?limit=100'))
  const found = items.find((item) => item.address === address)
  return found === undefined ? null : TesterResult.parse(await client.get(`/v1/tester-results/${found.id}`))
}

/** Starts name server and API. `environment` is told the name server's port: who else asks it has to run before the API. */
export async function openTesterScene(
  options: TesterSceneOptions = {},
  environment: (bind: Bind) => Promise<Readonly<Record<string, string>>> = async () => ({}),
): Promise<TesterScene> {
  const [key, smtpPort] = await Promise.all([createDkimKey(USER_DOMAIN, 'bienrecu'), findFreePort()])
  const bind = await startBind(
    { ...testerZones(key), ...options.zones },
    { logsQuestions: options.logsQuestions ?? false },
  )
  const env = {
    BIENRECU_DNS: `127.0.0.1:${bind.port}`,
    BIENRECU_TESTER_DOMAIN: TESTER_DOMAIN,
    BIENRECU_TESTER_SMTP_PORT: String(smtpPort),
    ...options.env,
    ...(await environment(bind)),
  }
  const api = await startApi({ env })
  const client = await pairClient(await api.pair())
  return {
    bind,
    key,
    api,
    client,
    smtpPort,
    address: async () => TesterAddress.parse(await client.post('/v1/tester-addresses', {})).address,
    async pageAddress() {
      const page = await (await fetch(`${api.url}/t`)).text()
      const address = /data-address="([^"]+)"/.exec(page)?.[1]
      if (address === undefined) throw new Error(`no address on ${page}`)
      return address
    },
    async resultOf(address) {
      let result: TesterResult | null = null
      await expect
        .poll(async () => (result = await resultIn(client, address)), { timeout: SOON, message: address })
        .not.toBeNull()
      if (result === null) throw new Error(`no result for ${address}`)
      return result
    },
    async stop() {
      await api.stop()
      await bind.stop()
    },
  }
}
