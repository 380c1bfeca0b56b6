import { createSocket, type RemoteInfo } from 'node:dgram'

/** A DNS server on 127.0.0.1, over UDP alone, that misbehaves as a label of the name says, and refuses other names. */
export interface FaultyDns {
  readonly port: number
  /** Questions received for names with this label. */
  count(label: string): number
  stop(): Promise<void>
}

const HEADER = 12
const OPT_LENGTH = 11
const RESPONSE = 0x80
const TRUNCATED = 0x02

/** The question sent back as a response: no records, no error. */
const responseTo = (query: Buffer): Buffer => {
  const response = Buffer.from(query.subarray(0, query.length - OPT_LENGTH))
  response[2] = (response[2] ?? 0) | RESPONSE
  response[11] = 0 // ARCOUNT
  return response
}

const changed = (bytes: Buffer, at: number, change: (octet: number) => number): Buffer => {
  const copy = Buffer.from(bytes)
  copy[at] = change(copy[at] ?? 0) & 0xff
  return copy
}

/** The bytes under another transaction id. */
const withId = (bytes: Buffer, id: number): Buffer => {
  const copy = Buffer.from(bytes)
  copy.writeUInt16BE(id)
  return copy
}

/** What a behaviour may know: the questions with this label before, and an id that no question had. */
interface Moment {
  readonly before: number
  readonly unusedId: number
}

/** What is sent for a question, datagram by datagram. */
const BEHAVIOURS: Readonly<Record<string, (query: Buffer, moment: Moment) => readonly Buffer[]>> = {
  silence: () => [],
  garbage: (query) => [Buffer.concat([query.subarray(0, 2), Buffer.alloc(30, 0xff)])],
  // The id of another question under way would make it an answer to that one, to the wrong name.
  'wrong-id': (query, { unusedId }) => [withId(responseTo(query), unusedId)],
  'wrong-name': (query) => [changed(responseTo(query), HEADER + 1, (octet) => octet + 1)],
  'wrong-name-first': (query) => [changed(responseTo(query), HEADER + 1, (octet) => octet + 1), responseTo(query)],
  'lost-once': (query, { before }) => (before === 0 ? [] : [responseTo(query)]),
  truncated: (query) => [changed(responseTo(query), 2, (octet) => octet | TRUNCATED)],
  'upper-case': (query) => [changed(responseTo(query), HEADER + 1, (octet) => octet - 0x20)],
}

const REFUSED = 5

const refuse = (query: Buffer): readonly Buffer[] => [changed(responseTo(query), 3, (octet) => octet | REFUSED)]

const labelsOf = (query: Buffer): string[] => {
  const labels: string[] = []
  for (let at = HEADER; query[at]; at += 1 + (query[at] ?? 0)) {
    labels.push(query.subarray(at + 1, at + 1 + (query[at] ?? 0)).toString())
  }
  return labels
}

/** Starts it, on a free port. */
export async function startFaultyDns(): Promise<FaultyDns> {
  const counts = new Map<string, number>()
  const ids = new Set<number>()
  const unusedAfter = (id: number): number => (ids.has(id) ? unusedAfter((id + 1) % 0x1_00_00) : id)
  const socket = createSocket('udp4')
  socket.on('message', (query: Buffer, from: RemoteInfo) => {
    const id = query.readUInt16BE()
    ids.add(id)
    const label = labelsOf(query).find((text) => text in BEHAVIOURS) ?? ''
    const before = counts.get(label) ?? 0
    counts.set(label, before + 1)
    const behave = BEHAVIOURS[label] ?? refuse
    for (const datagram of behave(query, { before, unusedId: unusedAfter(id) }))
      socket.send(datagram, from.port, from.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  return {
    port: socket.address().port,
    count: (label) => counts.get(label) ?? 0,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}
