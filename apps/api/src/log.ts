import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/** Names under which a secret could reach a log line, at the top and one level down. */
const SECRET_NAMES = ['password', 'token', 'code', 'authorization', 'secret', 'html', 'text', 'body', 'raw']
const CENSOR = '[redacted]'

/** Structured lines (JSON) on `destination`. `code` is left legible only as `errorCode`. */
export const createLog = (level: string, destination: DestinationStream): Log =>
  pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: SECRET_NAMES.flatMap((name) => [name, `*.${name}`]), censor: CENSOR },
    },
    destination,
  )
