import { z } from 'zod'
import type { FieldErrorCode } from './error-code.ts'

/** Marks a zod issue with one of our field error codes; `fieldCodeOf` in the API reads it back. */
export const fieldIssue = (code: FieldErrorCode, params: Record<string, string | number> = {}) =>
  ({ code: 'custom', params: { fieldCode: code, ...params }, message: code }) as const

// CR and LF end an SMTP command or a header field (RFC 5321 §2.3.8, RFC 5322 §2.2): refused here, once, at the door.
const LINE_BREAK = /[\r\n\u0085\u2028\u2029]/
// oxlint-disable-next-line no-control-regex -- the point of the expression
const CONTROL = /[\u0000-\u001f\u007f-\u009f]/

/** One line of text of at most `max` characters, trimmed, without line breaks or control characters. */
export const lineOfText = (max: number) =>
  z
    .string()
    .superRefine((text, context) => {
      if (LINE_BREAK.test(text)) context.addIssue(fieldIssue('field-line-break'))
      else if (CONTROL.test(text)) context.addIssue(fieldIssue('field-control-character'))
    })
    .pipe(z.string().trim().max(max))

export const Id = z.uuid()
export const Timestamp = z.iso.datetime()
