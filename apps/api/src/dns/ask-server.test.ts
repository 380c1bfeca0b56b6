import { known, notKnown } from '@bienrecu/audit/evidence'
import dnsPacket from 'dns-packet'
import { expect, it, onTestFinished } from 'vitest'
import { createAskServer, nameServerPort } from './ask-server.ts'
import { startDnsServer } from './fixtures/dns-server.ts'

const start = async () => {
  const server = await startDnsServer(({ answer }) =>
    answer({
      flags: dnsPacket.AUTHORITATIVE_ANSWER,
      answers: [{ type: 'TXT', name: 'example.org', ttl: 60, data: 'x' }],
    }),
  )
  onTestFinished(server.close)
  return server
}

it.each(['127.0.0.1', '::ffff:127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'localhost', '0x7f.1'])(
  'a zone that names %s as its server leads nobody there',
  async (address) => {
    const server = await start()
    const askServer = createAskServer({ names: [], ranges: [] }, server.port)
    expect(await askServer(address).query('example.org', 'TXT')).toEqual(notKnown('not-asked'))
    expect(server.asked).toEqual([])
  },
)

it('a private server is asked where the operator allows its address', async () => {
  const server = await start()
  const askServer = createAskServer({ names: [], ranges: ['127.0.0.0/8'] }, server.port)
  const answer = await askServer('127.0.0.1').query('example.org', 'TXT')
  expect(answer).toEqual(known({ status: 'found', records: ['x'], ttl: 60 }))
})

it('name servers of this machine are asked at the port of the resolver that is here too, all others at port 53', () => {
  const portOf = nameServerPort([
    { address: '192.0.2.53', port: 5354 },
    { address: '127.0.0.1', port: 5353 },
  ])
  expect(['127.0.0.1', '127.0.0.2', '::1', '10.0.0.1', '192.0.2.53'].map(portOf)).toEqual([5353, 5353, 5353, 53, 53])
  expect(nameServerPort([{ address: '192.0.2.53', port: 5354 }])('127.0.0.1')).toBe(53)
})
