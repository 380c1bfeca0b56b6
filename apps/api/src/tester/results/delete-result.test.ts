import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { openDatabase } from '../../storage/database.ts'
import { deleteResult } from './delete-result.ts'
import { createExpireResults } from './expire-results.ts'
import { keepMessage } from './keep-message.ts'

const SECRET = 'canary-of-a-message'

const scene = async () => {
  const file = path.join(temporaryFolder(), 'bienrecu.db')
  const database = await openDatabase(file)
  onTestFinished(database.close)
  const id = crypto.randomUUID()
  keepMessage(database, {
    id,
    origin: 'file',
    localPart: null,
    token: 'a-token',
    source: Buffer.from(`Subject: x\r\n\r\n${SECRET.repeat(1_000)}`),
    envelope: { ip: null, helo: null, mailFrom: null, recipient: null, isPractice: false },
    deviceId: null,
    receivedAt: 0,
    expiresAt: 1,
  })
  const isOnDisk = () => [file, `${file}-wal`].some((name) => readFileSync(name).includes(SECRET))
  return { database, id, isOnDisk }
}

it('a message that was deleted is nowhere on the disk', async () => {
  const { database, id, isOnDisk } = await scene()
  expect(isOnDisk()).toBe(true)
  deleteResult(database, id)
  expect(isOnDisk()).toBe(false)
})

it('nor is one whose time was over', async () => {
  const { database, isOnDisk } = await scene()
  createExpireResults({ database, now: () => 2 })()
  expect(isOnDisk()).toBe(false)
})
