import { SharedLink, TesterResult, TesterResultList } from '@bienrecu/shared'
import { beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '../../config.ts'
import { openDataFolderBeside } from '../../data-folder/open-data-folder.ts'
import { exampleJudgement } from '../../tester/fixtures/example-judgement.ts'
import { keepMessage } from '../../tester/results/keep-message.ts'
import { tokenOfFile } from '../../tester/addresses/result-token.ts'
import { writeJudgement } from '../../tester/judging/write-judgement.ts'
import { insertJudgement } from '../../tester/results/stored-judgement.ts'
import { createCommandLine } from '../fixtures/command-line.ts'

const ID = '0f8fad5b-d9cb-469f-a165-70867728950e'
const SOURCE = Buffer.from('Subject: x\r\n\r\n\u00ff\u0000\r\n', 'latin1')

let env: Record<string, string>
let bienrecu: ReturnType<typeof createCommandLine>['run']

/** A judged message in the data folder of the command line. */
const store = async (fields: object = {}) => {
  const reply = readConfig(env)
  if (!reply.ok) throw new Error(JSON.stringify(reply.faults))
  const { database, vault, close } = await openDataFolderBeside(reply.config, Date.now)
  const example = await exampleJudgement({ origin: 'file' })
  const judgement = { ...example, message: { ...example.message, ...fields } }
  keepMessage(database, {
    id: ID,
    origin: 'file',
    localPart: null,
    token: tokenOfFile(vault, ID),
    source: SOURCE,
    envelope: { ip: null, helo: null, mailFrom: null, recipient: null, isPractice: false },
    deviceId: null,
    receivedAt: Date.now(),
    expiresAt: null,
  })
  const { score, message } = judgement
  const { sql, run, all } = database
  run(sql.updateTable('received_messages').set({ state: 'judged', score, subject: message.subject }))
  for (const { number } of all(sql.selectFrom('received_messages').select('number')))
    insertJudgement(database, number, writeJudgement(judgement, null))
  close()
  return judgement
}

beforeEach(() => {
  ;({ env, run: bienrecu } = createCommandLine())
})

describe('results', () => {
  it('says that there is none yet', async () => {
    expect(await bienrecu('results')).toMatchObject({ code: 0, err: 'Our own tester has judged no message yet.\n' })
  })

  it('lists them, as lines or as JSON', async () => {
    const { score, message } = await store()
    const { out } = await bienrecu('results list')
    expect(out).toContain(ID)
    expect(out).toContain(`${score}/10`)
    expect(out).toContain(message.subject ?? '')
    const { items } = TesterResultList.parse(JSON.parse((await bienrecu('results --json')).out))
    expect(items).toMatchObject([{ id: ID, origin: 'file', score }])
  })

  it('shows what costs points, and what to do, in the language that is asked for', async () => {
    const { score } = await store()
    const { out, err } = await bienrecu(`results show ${ID} --lang fr`)
    expect(out).toContain(`${score.toLocaleString('fr')}/10`)
    expect(out).toMatch(/^ +-1 \S.*DMARC/m)
    expect(out).toMatch(/SPF \w+ · DKIM /)
    expect(err).toMatch(/http:\/\/127\.0\.0\.1:24369\/t\//)
    const told = TesterResult.parse(JSON.parse((await bienrecu(`results show ${ID} --json`)).out))
    expect(told.judgement.findings[0]?.title).toMatch(/\S/)
  })

  it('does not let a message command the terminal', async () => {
    await store({ subject: 'a\u001b[2Jb\u202ec', from: 'x\u0007@example.org' })
    const { out } = await bienrecu('results')
    const all = out + (await bienrecu(`results show ${ID}`)).out
    for (const sign of ['\u001b', '\u0007', '\u202e']) expect(all).not.toContain(sign)
  })

  it('exports the message octet by octet, or the judgement', async () => {
    const judgement = await store()
    expect((await bienrecu(`results export ${ID} --eml`)).out).toBe(SOURCE.toString('latin1'))
    const exported = TesterResult.parse(JSON.parse((await bienrecu(`results export ${ID} --json`)).out))
    expect(exported.judgement).toEqual(judgement)
    expect(await bienrecu(`results export ${ID}`)).toMatchObject({ code: 2, out: '' })
  })

  it('shares one for some days, and withdraws the link', async () => {
    await store()
    const link = SharedLink.parse(JSON.parse((await bienrecu(`results share ${ID} --days 1 --json`)).out))
    expect(link.url).toContain('/s/')
    expect(Date.parse(link.expiresAt) - Date.now()).toBeLessThanOrEqual(86_400_000)
    expect((await bienrecu(`results unshare ${ID}`)).code).toBe(0)
    const result = TesterResult.parse(JSON.parse((await bienrecu(`results export ${ID} --json`)).out))
    expect(result.isShared).toBe(false)
  })

  it('deletes one at once', async () => {
    await store()
    expect(JSON.parse((await bienrecu(`results delete ${ID} --json`)).out)).toEqual({ deleted: ID })
    expect((await bienrecu(`results show ${ID}`)).code).toBe(4)
  })

  it.each([
    ['results --limit 0', 2],
    ['results --cursor x', 2],
    ['results show', 2],
    [`results share ${ID} --days 2`, 2],
    [`results show ${ID}`, 4],
    [`results export ${ID} --eml`, 4],
    [`results delete ${ID}`, 4],
    [`results unshare ${ID}`, 4],
  ])('%s ends with %d', async (line, code) => {
    expect((await bienrecu(line)).code).toBe(code)
  })

  it('says that the tester is switched off', async () => {
    env['BIENRECU_TESTER'] = 'off'
    expect((await bienrecu('results')).err).toContain('switched off')
  })
})
