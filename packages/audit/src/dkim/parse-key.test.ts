import { generateKeyPairSync, createPublicKey } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseDkimKey } from './parse-key.ts'

/** RFC 6376 appendix C: what `openssl rsa -pubout` gave. */
const RFC6376_KEY =
  'MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDwIRP/UC3SBsEmGqZ9ZJW3/DkMoGeLnQg1fWn7/zYtIxN2SnFCjxOCKG9v3b4jYfcTNh5ijSsq631uBItLa7od+v/RtdC2UzJ1lWT947qR+Rcac2gbto/NMqJ0fzfVjH4OuKhitdY9tf6mcwGjaNBcWToIMmPSPDdQPNUYckcQ2QIDAQAB'
/** RFC 8463 appendix A.2. */
const RFC8463_ED25519 = 'v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo='
const RFC8463_RSA =
  'v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQDkHlOQoBTzWRiGs5V6NpP3idY6Wk08a5qhdR6wy5bdOKb2jLQiY/J16JYi0Qvx/byYzCNb3W91y3FutACDfzwQ/BC/e/8uBsCR+yz1Lxj+PL6lHvqMKrM3rG4hstT5QjvHO9PzoxZyVYLzBfO2EeC3Ip3G+2kryOTIKT+l/K4w3QIDAQAB'

const rsaKey = (modulusLength: number, form: 'spki' | 'pkcs1' = 'spki'): string =>
  createPublicKey(generateKeyPairSync('rsa', { modulusLength }).privateKey)
    .export({ type: form, format: 'der' })
    .toString('base64')

const codes = (text: string) => parseDkimKey(text).problems.map(({ code, offset }) => [code, offset])

describe('the key records of the RFCs', () => {
  it('reads the key of RFC 6376 appendix C', () => {
    expect(parseDkimKey(`v=DKIM1; p=${RFC6376_KEY}`)).toEqual({
      value: {
        version: 'DKIM1',
        hashAlgorithms: null,
        keyType: 'rsa',
        notes: null,
        publicKey: RFC6376_KEY,
        serviceTypes: ['*'],
        flags: [],
        bits: 1024,
        isRevoked: false,
      },
      problems: [],
    })
  })

  it('reads both keys of RFC 8463 appendix A.2', () => {
    expect(parseDkimKey(RFC8463_ED25519)).toMatchObject({ value: { keyType: 'ed25519', bits: 256 }, problems: [] })
    expect(parseDkimKey(RFC8463_RSA)).toMatchObject({ value: { keyType: 'rsa', bits: 1024 }, problems: [] })
  })

  it('needs no version, and reads every tag of §3.6.1', () => {
    const text = `h=sha1 : sha256; k=rsa; n=see the_notes; s=email:*; t=y:s; x=unknown; p=${RFC6376_KEY}`
    expect(parseDkimKey(text)).toMatchObject({
      value: {
        version: null,
        hashAlgorithms: ['sha1', 'sha256'],
        notes: 'see the_notes',
        serviceTypes: ['email', '*'],
        flags: ['y', 's'],
      },
      problems: [],
    })
  })

  it('tells a revoked key (p=) from a missing one', () => {
    expect(parseDkimKey('v=DKIM1; p=')).toMatchObject({ value: { isRevoked: true, publicKey: '' }, problems: [] })
    expect(parseDkimKey('v=DKIM1; p= ;')).toMatchObject({ value: { isRevoked: true }, problems: [] })
    expect(parseDkimKey('v=DKIM1; k=rsa')).toMatchObject({
      value: { isRevoked: false, publicKey: null },
      problems: [{ code: 'missing-key', offset: 14 }],
    })
  })
})

describe('the length of a key', () => {
  it.each([512, 768, 1023, 1024, 1536, 2048, 4096])('%i bits, wrapped or bare (erratum 3017)', (bits) => {
    for (const form of ['spki', 'pkcs1'] as const) {
      expect(parseDkimKey(`p=${rsaKey(bits, form)}`)).toMatchObject({ value: { bits }, problems: [] })
    }
  })

  it('allows white space between any two letters', () => {
    const spaced = RFC6376_KEY.replaceAll(/.{20}/g, '$& \r\n\t')
    expect(parseDkimKey(`p=${spaced}`)).toMatchObject({ value: { bits: 1024, publicKey: RFC6376_KEY }, problems: [] })
  })
})

describe('a key that cannot be used', () => {
  it('is cut off', () => {
    const cut = `v=DKIM1; p=${RFC6376_KEY.slice(0, 120)}`
    expect(parseDkimKey(cut)).toMatchObject({
      value: { bits: null },
      problems: [{ code: 'truncated-key', offset: 131 }],
    })
    expect(codes('k=ed25519; p=11qYAYKxCrfV')).toEqual([['truncated-key', 25]])
  })

  it('misses its padding', () => {
    expect(codes('k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo')).toEqual([['bad-base64', 56]])
  })

  it('holds a letter that base64 does not know', () => {
    expect(codes(`p=${RFC6376_KEY.slice(0, 8)} *${RFC6376_KEY.slice(8)}`)).toEqual([['bad-base64', 11]])
    expect(codes('p=-----BEGIN PUBLIC KEY-----')[0]).toEqual(['bad-base64', 2])
    expect(codes('k=ed25519; p=AAAA=AAA')).toEqual([['bad-base64', 17]])
  })

  it('is something else than an RSA key', () => {
    const { publicKey } = generateKeyPairSync('ed25519')
    const wrapped = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
    expect(codes(`p=${wrapped}`)).toEqual([['bad-key', 2]])
    expect(codes(`k=ed25519; p=${wrapped}`)).toEqual([['bad-key', 13]])
    expect(codes('p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=')).toEqual([['bad-key', 2]])
  })

  it('is followed by more than a key', () => {
    const twice = Buffer.concat([Buffer.from(RFC6376_KEY, 'base64'), Buffer.from(RFC6376_KEY, 'base64')])
    expect(parseDkimKey(`p=${twice.toString('base64')}`)).toMatchObject({
      value: { bits: 1024 },
      problems: [{ code: 'trailing-data', offset: 2 }],
    })
  })

  it.each(['pkcs1', 'pkcs8'] as const)('is the private key (%s)', (type) => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 1024 })
    const secret = privateKey.export({ type, format: 'der' }).toString('base64')
    expect(codes(`v=DKIM1; p=${secret}`)).toEqual([['private-key', 11]])
  })
})

describe('what only looks like a private key', () => {
  it.each(['30060201000201 03', '3003020100', '30050201010500'])('is a bad key (%s)', (hex) => {
    const octets = Buffer.from(hex.replaceAll(' ', ''), 'hex')
    expect(codes(`p=${octets.toString('base64')}`)).toEqual([['bad-key', 2]])
  })
})

describe('a record that breaks the grammar', () => {
  it.each([
    ['v=DKIM2; p=', [['wrong-version', 2]]],
    ['v=dkim1; p=', [['wrong-version', 2]]],
    ['v=; p=', [['wrong-version', 2]]],
    ['p=; v=DKIM1', [['version-not-first', 4]]],
    ['k=dsa; p=', [['unknown-key-type', 2]]],
    ['k=RSA; p=', [['unknown-key-type', 2]]],
    ['p=; p=', [['duplicate-tag', 4]]],
    ['t=; p=', [['bad-list', 2]]],
    ['h=sha256:; p=', [['bad-list', 2]]],
    ['s=e_mail; p=', [['bad-list', 2]]],
    ['n="said"; p=', []],
    ['v=DKIM1; ; p=', [['empty-tag', 9]]],
  ])('%j', (text, problems) => {
    expect(codes(text)).toEqual(problems)
  })

  it('says where a quotation mark or a backslash stands', () => {
    expect(codes('"v=DKIM1; p="')).toContainEqual(['quoting', 0])
    expect(codes('"v=DKIM1; p="')).toContainEqual(['quoting', 12])
    expect(codes('v=DKIM1\\; p=')).toEqual([
      ['wrong-version', 2],
      ['quoting', 7],
    ])
  })

  it('says where a semicolon is missing', () => {
    expect(codes('v=DKIM1; k=rsa p=ABCD')).toContainEqual(['missing-semicolon', 14])
    expect(codes('v=DKIM1 k=rsa; p=')).toContainEqual(['missing-semicolon', 7])
  })
})

describe('any text', () => {
  const piece = fc.oneof(
    fc.constantFrom('v=DKIM1', 'k=', 'rsa', 'ed25519', 'p=', 't=', ';', ' ', '"', '\\', '=', ':', RFC6376_KEY),
    fc.base64String(),
    fc.string({ unit: 'binary' }),
  )
  const check = (text: string) => {
    const { value, problems } = parseDkimKey(text)
    for (const { offset } of problems) expect(offset >= 0 && offset <= text.length).toBe(true)
    expect(value.bits === null || value.bits > 1).toBe(true)
  }

  it('never makes the parser throw', () => {
    fc.assert(
      fc.property(fc.array(piece), (parts) => check(parts.join(''))),
      { numRuns: 2000 },
    )
  })

  it('never makes the parser throw when it is a record with changes', () => {
    const original = `v=DKIM1; k=rsa; p=${RFC6376_KEY}`
    fc.assert(
      fc.property(fc.nat(original.length), fc.nat(20), fc.string({ unit: 'binary' }), (at, length, put) =>
        check(original.slice(0, at) + put + original.slice(at + length)),
      ),
      { numRuns: 2000 },
    )
  })

  it('never makes the parser throw when the octets of the key are changed', () => {
    const octets = Buffer.from(RFC6376_KEY, 'base64')
    fc.assert(
      fc.property(fc.nat(octets.length - 1), fc.nat(255), fc.nat(octets.length), (at, octet, end) => {
        const changed = Buffer.from(octets.subarray(0, end))
        if (at < end) changed[at] = octet
        check(`p=${changed.toString('base64')}`)
      }),
      { numRuns: 2000 },
    )
  })

  it.each(['p=', 'A', '=', ' ', '"', ' p=x', ';', 'h=a:', ':', '\\'])('takes linear time over 100 KB of %j', (unit) => {
    const before = process.cpuUsage()
    parseDkimKey(`v=DKIM1; p=${unit.repeat(100_000 / unit.length)}`)
    // Processor time, not the clock: other work on the machine says nothing. Quadratic time would be far above.
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(2000)
  })
})
