import type { RequestListener } from 'node:http'
import { createServer } from 'node:https'
import { createServer as createTcpServer, type Server } from 'node:net'
import { known, notKnown } from '@bienrecu/audit/evidence'
import { describe, expect, it, onTestFinished } from 'vitest'
import { zoneResolver } from '../../../../packages/audit/fixtures/zone.ts'
import { createTestAuthority, type TestCertificate } from '../smtp/fixtures/certificates.ts'
import { portOf } from '../smtp/fixtures/scripted-peer.ts'
import { createFetchPolicy, type FetchPolicyDeps } from './fetch-mta-sts-policy.ts'

const HOST = 'mta-sts.example.org'
const POLICY = 'version: STSv1\nmode: enforce\nmx: mx.example.org\nmax_age: 86400\n'
const authority = createTestAuthority()
const LOOPBACK = { names: [], ranges: ['127.0.0.0/8'] }

const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  onTestFinished(() => new Promise<void>((done) => server.close(() => done())))
  return portOf(server.address())
}
const serve = (listener: RequestListener, certificate: TestCertificate = authority.issue([HOST])) => {
  const server = createServer({ ...certificate, keepAliveTimeout: 1 }, listener)
  onTestFinished(() => server.closeAllConnections())
  return listen(server)
}
/** Answers with this file. */
const file =
  (text: string, { status = 200, headers = {} } = {}): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': 'text/plain', ...headers }).end(text)

const fetchFrom = (port: number, deps: Partial<FetchPolicyDeps> = {}) => {
  const resolver = zoneResolver({ [HOST]: { A: ['127.0.0.1'] } })
  const fetchPolicy = createFetchPolicy({ resolver, allowed: LOOPBACK, port, authorities: authority.cert, ...deps })
  return fetchPolicy('example.org')
}
const noFile = (fault: string) => known({ text: null, fault })

describe('the policy of a domain', () => {
  it('is what its host serves at the well-known place', async () => {
    const port = await serve((request, response) =>
      request.url === '/.well-known/mta-sts.txt' && request.headers.host?.startsWith(HOST)
        ? file(POLICY)(request, response)
        : file('', { status: 404 })(request, response),
    )
    expect(await fetchFrom(port)).toEqual(known({ text: POLICY, fault: null }))
  })

  it('may name the character set of its type', async () => {
    const port = await serve(file(POLICY, { headers: { 'content-type': 'Text/Plain; charset=utf-8' } }))
    expect(await fetchFrom(port)).toEqual(known({ text: POLICY, fault: null }))
  })

  it.each([
    ['is missing', 'not-found', file('', { status: 404 })],
    ['is moved', 'redirect', file('', { status: 301, headers: { location: 'https://example.org/' } })],
    ['is a page', 'wrong-type', file('<p>', { headers: { 'content-type': 'text/html' } })],
    ['has more than 64 KB', 'too-large', file('x'.repeat(64 * 1024 + 1))],
  ])('that %s is no policy', async (_, fault, listener) => {
    expect(await fetchFrom(await serve(listener))).toEqual(noFile(fault))
  })

  it('may have 64 KB', async () => {
    const text = 'x'.repeat(64 * 1024)
    expect(await fetchFrom(await serve(file(text)))).toEqual(known({ text, fault: null }))
  })

  it.each([
    ['for another name', authority.issue(['example.org'])],
    ['of an unknown authority', createTestAuthority().issue([HOST])],
    ['out of date', authority.issue([HOST], { from: -3, to: -2 })],
  ])('behind a certificate %s is no policy', async (_, certificate) => {
    expect(await fetchFrom(await serve(file(POLICY), certificate))).toEqual(noFile('tls'))
  })

  it('is not there when its host does not exist', async () => {
    expect(await fetchFrom(1, { resolver: zoneResolver({}) })).toEqual(noFile('not-found'))
  })
})

describe('nothing is said of the policy', () => {
  it.each(['10.0.0.1', '169.254.169.254', '::1'])('when its host is %s: nobody connects there', async (address) => {
    const type = address.includes(':') ? 'AAAA' : 'A'
    const zone = zoneResolver({ [HOST]: { [type]: [address] } })
    expect(await fetchFrom(1, { resolver: zone })).toEqual(notKnown('not-asked'))
  })

  it('when one of its addresses is private, be the others public', async () => {
    const resolver = zoneResolver({ [HOST]: { A: ['192.0.2.1', '10.0.0.1'] } })
    expect(await fetchFrom(1, { resolver })).toEqual(notKnown('not-asked'))
  })

  it('when nobody answers where its host is', async () => {
    const resolver = zoneResolver({ [HOST]: { A: 'SERVFAIL', AAAA: [] } })
    expect(await fetchFrom(1, { resolver })).toEqual(notKnown('servfail'))
  })

  it('when nobody listens', async () => {
    expect(await fetchFrom(1)).toEqual(notKnown('unreachable'))
  })

  it('when the server is silent', async () => {
    const port = await listen(createTcpServer((socket) => void socket.on('error', () => undefined).resume()))
    expect(await fetchFrom(port, { timeout: 100 })).toEqual(notKnown('timeout'))
  })

  it('when the file breaks off', async () => {
    const port = await serve((_, response) => {
      response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' })
      response.write('version', () => response.destroy())
    })
    expect(await fetchFrom(port)).toEqual(notKnown('bad-answer'))
  })
})
