import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Names under which a secret could reach a log line, at the top and one level down. */
const SECRET_NAMES = [
  'password',
  'token',
  'accessToken',
  'refreshToken',
  'access_token',
  'refresh_token',
  'authorization',
  'secret',
  'html',
  'text',
  'body',
  'raw',
]
/** At the top a pairing code; inside an error it is the system's name of what happened, which must stay legible. */
const PAIRING_CODE = 'code'
const CENSOR = '[redacted]'

/** Structured lines (JSON) on `destination`. Our own error codes go under `errorCode`. */
export const createLog = (level: string, destination: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: [PAIRING_CODE, ...SECRET_NAMES.flatMap((name) => [name, `*.${name}`])], censor: CENSOR },
    },
    destination,
  )
