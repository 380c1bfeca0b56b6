import { stat } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { createRunAudit } from '../../audits/run-audit.ts'
import { createInFlight } from '../../dns/in-flight.ts'
import type { Terminal } from '../terminal.ts'
import type { AuditSettings } from './audit-settings.ts'
import { createAuditLine, type LineAuditor } from './list-line.ts'
import { createListThreads } from './list-threads.ts'
import { openDns } from './open-dns.ts'
import { openListDns } from './open-list-dns.ts'
import type { WriteOptions } from './write-outcome.ts'

/** A file of some 200 domains. Threads take a while to start, and memory: a shorter list is audited in this one. */
const SHORT_FILE = 4_000 // octets
/** More would not fit into 250 MB, and no name server is to be asked by more at once. */
const MAX_THREADS = 2

const isShort = async (source: string): Promise<boolean> => {
  const stats = source === '-' ? null : await stat(source).catch(() => null) // whoever reads it says what is wrong
  return stats !== null && stats.isFile() && stats.size < SHORT_FILE
}

/** Audits domains that are named on the command line. */
export const createNamedAuditor = (settings: AuditSettings, options: WriteOptions, terminal: Terminal): LineAuditor => {
  const { ports, close } = openDns(settings.servers, terminal)
  return {
    audit: createAuditLine(createRunAudit(ports), createInFlight(settings.concurrency), settings, options, terminal),
    close: async () => close(),
  }
}

/** Audits the lines of a list: in threads of their own, unless it is a short file. */
export const createListAuditor = async (
  source: string,
  settings: AuditSettings,
  options: WriteOptions,
  terminal: Terminal,
): Promise<LineAuditor> => {
  if (!(await isShort(source))) {
    const { locale, screen } = terminal
    const threads = Math.min(availableParallelism(), MAX_THREADS, settings.concurrency)
    return createListThreads({ settings, options, locale, screen, threads }, terminal.err)
  }
  const { ports, close } = openListDns(settings.servers, 1, terminal.err)
  const inFlight = createInFlight(settings.concurrency)
  return {
    audit: createAuditLine(createRunAudit(ports), inFlight, settings, options, terminal),
    close: async () => close(),
  }
}
