import { describe, expect, it } from 'vitest'
import { createLog, type Log } from './log.ts'
import { Secret } from './secrets/secret.ts'

const lineOf = (write: (log: Log) => void): string => {
  const lines: string[] = []
  write(createLog('info', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

describe('the log', () => {
  it.each(['password', 'token', 'authorization', 'secret', 'html', 'text', 'body', 'raw', 'code'])(
    'does not show what is called %s',
    (name) => {
      expect(lineOf((log) => log.info({ [name]: 'hunter2' }, 'x'))).not.toContain('hunter2')
    },
  )

  it('does not show secrets one level down, nor a Secret anywhere', () => {
    const line = lineOf((log) => log.info({ relay: { password: 'hunter2' }, a: { b: [new Secret('hunter2')] } }, 'x'))
    expect(line).not.toContain('hunter2')
    expect(line).toContain('[redacted]')
  })

  it('shows what went wrong', () => {
    const err = Object.assign(new Error('connect failed'), { code: 'ECONNREFUSED' })
    const line = JSON.parse(lineOf((log) => log.error({ err, errorCode: 'smtp-refused' }, 'failed')))
    expect(line).toMatchObject({ err: { code: 'ECONNREFUSED', message: 'connect failed' }, errorCode: 'smtp-refused' })
    expect(line.time).toMatch(/^\d{4}-\d\d-\d\dT/)
  })

  it('keeps quiet below its level', () => {
    expect(lineOf((log) => log.debug('x'))).toBe('')
  })
})
