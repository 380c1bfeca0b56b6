import { describe, expect, it } from 'vitest'
import { dmarcStandard, reporterOf, reportMarks, reportService } from './dmarc-reports.ts'
import { patternOf } from './patterns.ts'

describe('who receives reports', () => {
  it.each([
    ['mailto:re+abc@dmarc.postmarkapp.com!10m', 'postmark'],
    ['x@ag.eu.dmarcian.com', null],
    ['x@ag.dmarcian-eu.com', 'dmarcian'],
    ['RUA@dmarc.brevo.com', 'brevo'],
    ['isabelle@example.org', null],
    ['x@dmarc.postmarkapp.com.example.org', null],
  ])('%s', (address, id) => {
    expect(reportService(address)?.id ?? null).toBe(id)
  })

  it('is not certain of what is only known from memory', () => {
    expect(reportService('x@rua.powerdmarc.com')).toMatchObject({ confidence: 'memory', isCertain: false })
    expect(reportService('x@vali.email')).toMatchObject({ confidence: 'observed', isCertain: true })
  })
})

describe('who sends reports', () => {
  it.each([
    ['google.com', 'google'],
    ['Enterprise Outlook', 'microsoft-365'],
    ['noreply-dmarc-support@google.com', 'google'],
    ['MAILER-DAEMON@esa1.customer.iphmx.com', 'cisco-esa'],
    ['noreply-dmarc@example.org', null],
    ['Example', null],
  ])('%s', (name, id) => {
    expect(reporterOf(name)?.id ?? null).toBe(id)
  })
})

it('knows the standard in force and the marks of a report', () => {
  expect(dmarcStandard().current.join(' ')).toContain('RFC 9989')
  expect('Report domain: example.org Submitter: google.com').toMatch(patternOf(reportMarks().subjectRegex))
})
