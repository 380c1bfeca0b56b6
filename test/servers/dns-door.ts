import { createSocket } from 'node:dgram'

/** Another address at which a name server of the loopback answers. */
export interface DnsDoor {
  close(): Promise<void>
}

/**
 * Lets a name server answer at a second address of the loopback, over UDP: BIND listens only at addresses that an interface
 * has by name, and name servers of one zone must all have the same port.
 */
export const openDnsDoor = async (
  address: string,
  { port, leadsTo }: { port: number; leadsTo: number },
): Promise<DnsDoor> => {
  const outside = createSocket('udp4')
  const under = new Set<() => void>()
  outside.on('message', (question, from) => {
    const inside = createSocket('udp4')
    const end = () => {
      under.delete(end)
      inside.close()
    }
    under.add(end)
    inside.once('message', (answer) => {
      outside.send(answer, from.port, from.address)
      end()
    })
    inside.send(question, leadsTo, '127.0.0.1')
  })
  await new Promise<void>((done) => outside.bind(port, address, done))
  return {
    close: () => {
      for (const end of under) end()
      return new Promise((done) => outside.close(() => done()))
    },
  }
}
