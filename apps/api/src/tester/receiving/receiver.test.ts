import { describe, expect, it } from 'vitest'
import { dialogueWith } from './fixtures/dialogue.ts'
import { mail, receivingScene } from './fixtures/receiving-scene.ts'

const MESSAGE = 'From: isabelle@example.net\r\nSubject: Quote\r\n\r\nHello.'
const HOUR = 3_600_000
const textOf = (source: Uint8Array): string => Buffer.from(source).toString('latin1')

describe('the sender of a message that is on its way', () => {
  const SENDER = { ip: '127.0.0.1', helo: 'client.example.net', mailFrom: 'isabelle@example.net' }

  it('is looked forward to once a recipient is accepted, and not before', async () => {
    const { greeted, issue, expected } = await receivingScene()
    const client = await greeted()
    await client.say('MAIL FROM:<isabelle@example.net>')
    await client.say('RCPT TO:<nobody@tests.example.org>')
    expect(expected).toEqual([])
    await client.say(`RCPT TO:<${issue().address}>`)
    expect(expected).toEqual([SENDER])
  })

  it('is not while other messages are judged: their turn comes first', async () => {
    const { greeted, issue, expected } = await receivingScene()
    const client = await greeted()
    await mail(client, issue().address, MESSAGE)
    await mail(client, issue().address, MESSAGE)
    expect(expected).toEqual([SENDER])
  })
})

describe('a message to an address that was given', () => {
  it('is kept octet by octet, with how it came, before the sender is told so', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const { address } = issue()
    const client = await greeted()
    expect(await mail(client, address, MESSAGE)).toMatch(/^250 2\.0\.0 Taken as [0-9a-f-]{36}$/)
    const [letter] = letters()
    expect(textOf(letter?.source ?? new Uint8Array())).toBe(`${MESSAGE}\r\n`)
    expect(letter).toMatchObject({
      ip: '127.0.0.1',
      helo: 'client.example.net',
      mailFrom: 'isabelle@example.net',
      recipient: address,
      tls: null,
      origin: 'received',
      isPractice: false,
    })
    expect(await client.say('QUIT')).toMatch(/^221/)
  })

  it('may have the null reverse-path, and capitals in its address', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const { address } = issue()
    expect(await mail(await greeted(), address.toUpperCase(), MESSAGE, '')).toMatch(/^250/)
    expect(letters()).toMatchObject([{ mailFrom: '', recipient: address }])
  })

  it('replaces the one that came before', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const { address } = issue()
    const client = await greeted()
    await mail(client, address, MESSAGE)
    await mail(client, address, `${MESSAGE} Again.`)
    expect(letters().map(({ source }) => textOf(source))).toEqual([`${MESSAGE} Again.\r\n`])
  })

  it('goes to each of several tests in one transaction', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const [one, other] = [issue().address, issue().address]
    const client = await greeted()
    await client.say('MAIL FROM:<isabelle@example.net>')
    await client.say(`RCPT TO:<${one}>`)
    await client.say('RCPT TO:<nobody@tests.example.org>')
    await client.say(`RCPT TO:<${other}>`)
    await client.say('DATA')
    client.send(MESSAGE)
    expect(await client.say('\r\n.')).toMatch(/^250/)
    expect(letters().map(({ recipient }) => recipient)).toEqual([one, other])
  })

  it('keeps 8-bit octets, null bytes, bare line breaks and endless lines as they are, without the stuffed dots', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const strange = Buffer.concat([
      Buffer.from('Subject: \xe9\xff\r\n\r\n\0\0 bare\nand\r', 'latin1'),
      Buffer.alloc(200_000, 'x'),
      Buffer.from('\r\n..one dot\r\n...two dots'),
    ])
    const client = await greeted()
    await client.say('MAIL FROM:<isabelle@example.net> BODY=8BITMIME SMTPUTF8')
    await client.say(`RCPT TO:<${issue().address}>`)
    await client.say('DATA')
    client.send(strange)
    expect(await client.say('\r\n.')).toMatch(/^250/)
    const expected = strange.toString('latin1').replace('\r\n..one', '\r\n.one').replace('\r\n...two', '\r\n..two')
    expect(textOf(letters()[0]?.source ?? new Uint8Array())).toBe(`${expected}\r\n`)
  })

  it('may come in one packet with its commands (RFC 2920), and in packets of one octet', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const client = await greeted()
    client.send(`MAIL FROM:<a@example.net>\r\nRCPT TO:<${issue().address}>\r\nDATA\r\n`)
    expect([await client.hear(), await client.hear(), (await client.hear()).slice(0, 3)]).toMatchObject(
      [/^250/, /^250/, '354'].map((pattern) =>
        typeof pattern === 'string' ? pattern : expect.stringMatching(pattern),
      ),
    )
    for (const octet of `${MESSAGE}\r\n.\r\n`) client.send(octet)
    expect(await client.hear()).toMatch(/^250/)
    expect(letters()).toHaveLength(1)
  })
})

describe('an end of a message is CRLF.CRLF alone', () => {
  it.each(['\n.\n', '\r.\r', '\n.\r\n', '\r\n.\n', '\r\n.\r'])(
    'not %j: what follows is no second message',
    async (end) => {
      const { greeted, issue, letters } = await receivingScene()
      const client = await greeted()
      const smuggled = `MAIL FROM:<evil@example.com>\r\nRCPT TO:<${issue().address}>\r\nDATA\r\nSubject: evil\r\n\r\n`
      expect(await mail(client, issue().address, `${MESSAGE}${end}${smuggled}`)).toMatch(/^250/)
      expect(letters()).toHaveLength(1)
      expect(textOf(letters()[0]?.source ?? new Uint8Array())).toContain('evil')
    },
  )
})

describe('nothing is taken', () => {
  it('for another domain: nobody’s mail is relayed', async () => {
    const { greeted } = await receivingScene()
    const client = await greeted()
    await client.say('MAIL FROM:<isabelle@example.net>')
    for (const to of [
      'bob@example.com',
      'bob@example.org',
      '"bob@example.com"@example.net',
      'x@tests.example.org.evil.example',
    ])
      expect(await client.say(`RCPT TO:<${to}>`)).toMatch(/^550 5\.7\.1 Relaying denied|^501/)
    expect(await client.say('RCPT TO:<@tests.example.org:bob@example.com>')).toMatch(/^550 5\.7\.1/)
    expect(await client.say('RCPT TO:<bob%example.com@tests.example.org>')).toMatch(/^550 5\.1\.1/)
    expect(await client.say('DATA')).toMatch(/^503/)
  })

  it('for an address that was never given, or has run out; the reply says what to do', async () => {
    const { greeted, issue, deps } = await receivingScene()
    const { address } = issue()
    const client = await greeted()
    await client.say('MAIL FROM:<isabelle@example.net>')
    expect(await client.say(`RCPT TO:<test-${'0'.repeat(24)}@tests.example.org>`)).toMatch(
      /^550 5\.1\.1 No test .+ open one at http:\/\/127\.0\.0\.1:2436\/t$/,
    )
    deps.advance(25 * HOUR)
    expect(await client.say(`RCPT TO:<${address}>`)).toMatch(/^550 5\.1\.1 .+ has run out/)
  })

  it('from a client that tries addresses out: it is sent away', async () => {
    const { greeted } = await receivingScene({ limits: { refusedRecipients: 3 } })
    const client = await greeted()
    await client.say('MAIL FROM:<isabelle@example.net>')
    const replies = []
    for (let count = 0; count < 4; count += 1)
      replies.push(await client.say(`RCPT TO:<test-${count}@tests.example.org>`))
    expect(replies.map((reply) => reply.slice(0, 3))).toEqual(['550', '550', '550', '421'])
    await client.closed()
  })

  it('that is too large, said or not said beforehand; and the client hears so', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const { address } = issue()
    const client = await greeted()
    expect(await client.say('MAIL FROM:<a@example.net> SIZE=2000000')).toMatch(/^552/)
    expect(await mail(client, address, `${MESSAGE}${'x'.repeat(1_100_000)}`)).toMatch(/^552 5\.3\.4 .+1048576/)
    expect(await mail(client, address, MESSAGE)).toMatch(/^250/)
    expect(letters()).toHaveLength(1)
  })

  it('of a client that goes on sending what is far too large: it is cut off', async () => {
    const { greeted, issue, letters } = await receivingScene()
    const client = await greeted()
    await client.say('MAIL FROM:<a@example.net>')
    await client.say(`RCPT TO:<${issue().address}>`)
    await client.say('DATA')
    client.send(Buffer.alloc(3_000_000, 'x'))
    await client.closed()
    expect(letters()).toHaveLength(0)
  })

  it('of a message whose client leaves before its end', async () => {
    const { greeted, issue, letters, receiver } = await receivingScene()
    const client = await greeted()
    await client.say('MAIL FROM:<a@example.net>')
    await client.say(`RCPT TO:<${issue().address}>`)
    await client.say('DATA')
    client.send(`${MESSAGE}\r\n`)
    client.vanish()
    await receiver.close()
    expect(letters()).toHaveLength(0)
  })

  it('while too much waits to be judged: the sender tries again later', async () => {
    const { greeted, setRoom } = await receivingScene()
    const client = await greeted()
    setRoom(false)
    expect(await client.say('MAIL FROM:<a@example.net>')).toMatch(/^451 4\.3\.2/)
    setRoom(true)
    expect(await client.say('MAIL FROM:<a@example.net>')).toMatch(/^250/)
  })

  it('while too much is on its way in', async () => {
    const { greeted, issue, letters } = await receivingScene({
      env: { BIENRECU_TESTER_MAX_MEGABYTES: '2' },
      limits: { octetsInFlight: 1 },
    })
    const half = await greeted()
    await half.say('MAIL FROM:<a@example.net>')
    await half.say(`RCPT TO:<${issue().address}>`)
    await half.say('DATA')
    half.send(Buffer.alloc(1_500_000, 'x'))
    const other = await greeted()
    const large = `${MESSAGE}${'x'.repeat(1_500_000)}`
    expect(await mail(other, issue().address, large)).toMatch(/^452 4\.3\.1/)
    expect(await half.say('\r\n.')).toMatch(/^250/)
    expect(await mail(other, issue().address, large)).toMatch(/^250/)
    expect(letters()).toHaveLength(2)
  })

  it('with AUTH, XCLIENT, and the jokes of old servers: no such command is offered or known', async () => {
    const { receiver } = await receivingScene()
    const client = dialogueWith({ port: receiver.port })
    expect(await client.hear()).toBe('220 tests.example.org ESMTP')
    const offered = (await client.say('EHLO client.example.net')).split('\r\n').map((line) => line.slice(4))
    expect(offered.slice(1).sort()).toEqual(['8BITMIME', 'PIPELINING', 'SIZE 1048576', 'SMTPUTF8'])
    for (const command of [
      'AUTH PLAIN AGEAYg==',
      'XCLIENT ADDR=192.0.2.1',
      'XFORWARD ADDR=192.0.2.1',
      'STARTTLS',
      'WIZ a',
    ])
      expect(await client.say(command)).toMatch(/^50[02]|^550/)
  })
})

describe('a client that does not behave', () => {
  it('is sent away for an endless command, and for garbage', async () => {
    const { greeted } = await receivingScene()
    const endless = await greeted()
    endless.send('NOOP '.padEnd(5_000, 'x'))
    expect(await endless.hear()).toMatch(/^421/)
    const garbage = await greeted()
    const replies = []
    for (let count = 0; count < 10; count += 1) replies.push((await garbage.say('\0\xff\x07garbage')).slice(0, 3))
    expect(replies.at(-1)).toBe('421')
  })

  it('is sent away when it says nothing, or makes it last', async () => {
    const { greeted } = await receivingScene({ limits: { idle: 1_500 } })
    const silent = await greeted()
    expect(await silent.hear()).toMatch(/^421/)
    const { greeted: slowly } = await receivingScene({ limits: { connection: 2_000 } })
    const slow = await slowly()
    await slow.closed()
  })

  it('is not let in beyond the number of connections, and others are when it has left', async () => {
    const { greeted, receiver } = await receivingScene({ limits: { connections: 1 } })
    const client = await greeted()
    const second = dialogueWith({ port: receiver.port })
    expect(await second.hear()).toMatch(/^421 4\.7\.0/)
    await client.say('QUIT')
    client.vanish()
    await client.closed()
    await expect.poll(() => dialogueWith({ port: receiver.port }).hear()).toMatch(/^220/)
  })
})

it('one process takes many messages at once, and loses none', async () => {
  const { greeted, issue, letters } = await receivingScene()
  const one = async () => {
    const client = await greeted()
    return mail(client, issue().address, MESSAGE)
  }
  const replies = await Promise.all(Array.from({ length: 60 }, one))
  expect(replies.every((reply) => reply.startsWith('250'))).toBe(true)
  expect(letters()).toHaveLength(60)
})

it('ends connections with 421 when it stops', async () => {
  const { greeted, receiver } = await receivingScene()
  const client = await greeted()
  const closing = receiver.close()
  expect(await client.say('NOOP')).toMatch(/^421/)
  await closing
})
