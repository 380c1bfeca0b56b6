import type { MiddlewareHandler } from 'hono'
import { AppError } from '../app-error.ts'
import type { Env } from './env.ts'

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]']

export interface HostHeaderSettings {
  host: string
  port: number
  publicUrl: string
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** Every value of the Host field we answer to: the loopback and the address we listen on, and the public one. */
export const knownHosts = ({ host, port, publicUrl }: HostHeaderSettings): ReadonlySet<string> => {
  const listening = [...LOOPBACK_NAMES, bracketed(host)].map((name) => `${name}:${port}`)
  return new Set([...listening, new URL(publicUrl).host])
}

/**
 * Refuses requests under any other name. A page of a hostile site can point its own name at the loopback (DNS
 * rebinding) and would then be of the same origin as us: its name in the Host field gives it away.
 */
export const checkHostHeader = (settings: HostHeaderSettings): MiddlewareHandler<Env> => {
  const known = knownHosts(settings)
  return async (c, next) => {
    const host = c.req.header('host') ?? new URL(c.req.url).host
    if (!known.has(host.toLowerCase())) throw new AppError('host-header-not-allowed')
    await next()
  }
}
