import { utimesSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { freePort } from '../../fixtures/free-port.ts'
import { selfSignedCertificate } from '../../smtp/fixtures/certificates.ts'
import { dialogueWith } from './fixtures/dialogue.ts'
import { mail, receivingScene, type SceneOptions } from './fixtures/receiving-scene.ts'

const MESSAGE = 'From: isabelle@example.net\r\nSubject: Quote\r\n\r\nHello.'

const certificateFiles = () => {
  const folder = temporaryFolder()
  const files = { cert: path.join(folder, 'cert.pem'), key: path.join(folder, 'key.pem') }
  const write = ({ cert, key }: { cert: string; key: string }) => {
    writeFileSync(files.cert, cert)
    writeFileSync(files.key, key)
  }
  write(selfSignedCertificate(['tests.example.org']))
  const env = { BIENRECU_TESTER_CERTIFICATE_FILE: files.cert, BIENRECU_TESTER_KEY_FILE: files.key }
  return { files, write, env }
}

describe('with a certificate of the operator', () => {
  it('STARTTLS is offered, and what was said in clear is forgotten (RFC 3207)', async () => {
    const { env } = certificateFiles()
    const { greeted, issue, letters } = await receivingScene({ env })
    const client = await greeted()
    expect(await client.say('EHLO plain.example.net')).toContain('STARTTLS')
    await client.say('MAIL FROM:<a@example.net>')
    expect(await client.say('STARTTLS')).toMatch(/^220/)
    await client.encrypt()
    expect(await client.say('RCPT TO:<x@tests.example.org>')).toMatch(/^503/)
    expect(await client.say('EHLO secure.example.net')).not.toContain('STARTTLS')
    expect(await mail(client, issue().address, MESSAGE)).toMatch(/^250/)
    expect(letters()).toMatchObject([
      { helo: 'secure.example.net', tls: { protocol: 'TLSv1.3', cipher: expect.stringMatching(/^TLS_/) } },
    ])
  })

  it('commands that were sent in clear behind STARTTLS are not obeyed inside it', async () => {
    const { env } = certificateFiles()
    const { greeted, issue, letters } = await receivingScene({ env })
    const client = await greeted()
    client.send(`STARTTLS\r\nMAIL FROM:<evil@example.com>\r\nRCPT TO:<${issue().address}>\r\n`)
    expect(await client.hear()).toMatch(/^220/)
    await client.encrypt().catch(() => undefined)
    expect(letters()).toEqual([])
  })

  it('a renewed one is used from the next connection on, and one that is broken is not', async () => {
    const { files, write, env } = certificateFiles()
    const { greeted } = await receivingScene({ env })
    const subject = async (): Promise<string> => {
      const client = await greeted()
      await client.say('STARTTLS')
      return client.encrypt()
    }
    expect(await subject()).toBe('tests.example.org')
    const touch = (seconds: number) => [files.cert, files.key].forEach((file) => utimesSync(file, seconds, seconds))
    write(selfSignedCertificate(['renewed.example.org']))
    touch(2_000_000_000)
    expect(await subject()).toBe('renewed.example.org')
    writeFileSync(files.cert, 'half written')
    touch(2_000_000_100)
    expect(await subject()).toBe('renewed.example.org')
  })

  it('that cannot be used the program does not start', async () => {
    const { files, env } = certificateFiles()
    writeFileSync(files.key, selfSignedCertificate(['other.example.org']).key)
    await expect(receivingScene({ env })).rejects.toMatchObject({
      code: 'tester-certificate-unusable',
      params: { file: files.cert },
    })
    const missing = { ...env, BIENRECU_TESTER_KEY_FILE: `${files.key}.none` }
    await expect(receivingScene({ env: missing })).rejects.toMatchObject({ code: 'tester-certificate-unusable' })
  })
})

const occupy = async (port: number): Promise<void> => {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port }, resolve))
  onTestFinished(() => void server.close())
}

describe('the port for mail', () => {
  it('that was chosen and is taken stops the start', async () => {
    const port = await freePort()
    await occupy(port)
    const env = { BIENRECU_TESTER_SMTP_PORT: String(port) }
    await expect(receivingScene({ env })).rejects.toMatchObject({ code: 'tester-port-in-use', params: { port } })
  })

  it('is another one where nobody chose and the usual one is taken', async () => {
    const env = { BIENRECU_TESTER_SMTP_PORT: undefined }
    const [one, other] = [await receivingScene({ env }), await receivingScene({ env })]
    expect(one.receiver.port).not.toBe(other.receiver.port)
  })
})

/** As Postfix writes it, and two others. */
const RECEIVED = {
  postfix:
    'Received: from mail.example.net (out.example.net [192.0.2.25])\r\n\t(using TLSv1.3 with cipher TLS_AES_256_GCM_SHA384 (256/256 bits))\r\n\t(No client certificate requested)\r\n\tby mx.example.org (Postfix) with ESMTPS id 4XyZ\r\n\tfor <x@tests.example.org>; Sun, 22 Nov 2026 10:00:00 +0000 (UTC)\r\n',
  exim: 'Received: from [2001:db8::25] (helo=mail.example.net)\r\n\tby mx.example.org with esmtp (Exim 4.98)\r\n\tid 1abc; Sun, 22 Nov 2026 10:00:00 +0000\r\n',
  own: 'Received: by mx.example.org (Postfix, from userid 1000)\r\n\tid 4XyZ; Sun, 22 Nov 2026 10:00:00 +0000 (UTC)\r\n',
}

describe('behind a mail server of one’s own (LMTP, RFC 2033)', () => {
  const lmtpScene = async (limits: SceneOptions['limits'] = {}) => {
    const socketPath = path.join(temporaryFolder(), 'lmtp.sock')
    const scene = await receivingScene({ env: { BIENRECU_TESTER_LMTP: socketPath }, limits })
    const client = dialogueWith({ path: socketPath })
    const greeting = await client.hear()
    const hello = await client.say('LHLO mx.example.org')
    /** A client whose address the server in front tells. */
    const from = async (address: string) => {
      const other = dialogueWith({ path: socketPath })
      await other.hear()
      await other.say('LHLO mx.example.org')
      await other.say(`XFORWARD ADDR=${address}`)
      return other
    }
    return { ...scene, client, greeting, hello, from }
  }

  it('each recipient has a reply of its own, and HELO is no word of this protocol', async () => {
    const { client, greeting, hello, issue, letters } = await lmtpScene()
    expect(greeting).toBe('220 tests.example.org LMTP')
    expect(hello).toContain('XFORWARD')
    expect(await client.say('EHLO mx.example.org')).toMatch(/^500/)
    await client.say('MAIL FROM:<isabelle@example.net>')
    for (let count = 0; count < 2; count += 1) await client.say(`RCPT TO:<${issue().address}>`)
    await client.say('DATA')
    client.send(MESSAGE)
    expect([await client.say('\r\n.'), await client.hear()]).toEqual([
      expect.stringMatching(/^250/),
      expect.stringMatching(/^250/),
    ])
    expect(letters()).toHaveLength(2)
  })

  it.each([
    [
      'postfix',
      { ip: '192.0.2.25', helo: 'mail.example.net', tls: { protocol: 'TLSv1.3', cipher: 'TLS_AES_256_GCM_SHA384' } },
    ],
    ['exim', { ip: '2001:db8::25', helo: 'mail.example.net', tls: null }],
    ['own', { ip: null, helo: null }],
  ] as const)(
    'the client is the one that the server wrote into the topmost Received field: %s',
    async (server, expected) => {
      const { client, issue, letters, expected: lookedForwardTo } = await lmtpScene()
      const below =
        'Received: from evil.example.com (evil.example.com [198.51.100.66]) by x; Sun, 22 Nov 2026 09:00:00 +0000\r\n'
      expect(await mail(client, issue().address, RECEIVED[server] + below + MESSAGE)).toMatch(/^250/)
      expect(letters()).toMatchObject([{ ...expected, mailFrom: 'isabelle@example.net' }])
      expect(lookedForwardTo).toEqual([]) // nobody knew the client before the message was there
    },
  )

  it('or the one that it told by XFORWARD', async () => {
    const { client, issue, letters, expected } = await lmtpScene()
    expect(await client.say('XFORWARD NAME=out.example.net ADDR=192.0.2.99 HELO=said.example.net')).toMatch(/^250/)
    expect(await mail(client, issue().address, RECEIVED.postfix + MESSAGE)).toMatch(/^250/)
    expect(letters()).toMatchObject([{ ip: '192.0.2.99', helo: 'said.example.net', tls: { protocol: 'TLSv1.3' } }])
    expect(expected).toEqual([{ ip: '192.0.2.99', helo: 'said.example.net', mailFrom: 'isabelle@example.net' }])
  })

  it('a network has a number of messages a minute, each counted once for each recipient', async () => {
    const { from, issue } = await lmtpScene({ messagesPerMinute: 3 })
    const recipients = async (address: string, count: number): Promise<string[]> => {
      const stranger = await from(address)
      await stranger.say('MAIL FROM:<isabelle@example.net>')
      const replies: string[] = []
      while (replies.length < count) replies.push((await stranger.say(`RCPT TO:<${issue().address}>`)).slice(0, 9))
      return replies
    }
    expect(await recipients('192.0.2.99', 4)).toEqual(['250 Accep', '250 Accep', '250 Accep', '451 4.7.1'])
    expect(await recipients('192.0.2.98', 1)).toEqual(['451 4.7.1'])
    expect(await recipients('198.51.100.1', 1)).toEqual(['250 Accep'])
  })

  it('a socket that was left behind is taken over, one in use is not', async () => {
    const socketPath = path.join(temporaryFolder(), 'lmtp.sock')
    const env = { BIENRECU_TESTER_LMTP: socketPath }
    await receivingScene({ env })
    await expect(receivingScene({ env })).rejects.toMatchObject({ code: 'tester-port-in-use' })
  })
})

it('a connection inside TLS makes room for others when it ends', async () => {
  const { env } = certificateFiles()
  const { greeted, receiver } = await receivingScene({ env, limits: { connections: 1 } })
  const client = await greeted()
  await client.say('STARTTLS')
  await client.encrypt()
  expect(await client.say('EHLO secure.example.net')).toMatch(/^250/)
  client.vanish()
  await expect.poll(() => dialogueWith({ port: receiver.port }).hear()).toMatch(/^220/)
})
