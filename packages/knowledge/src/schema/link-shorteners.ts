import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE } from './provenance.ts'

const Host = z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/)

const Shorteners = z.strictObject({ hosts: z.array(Host), withSubdomains: z.array(Host), ...PROVENANCE })

export const LinkShortenersFile = z.strictObject({ ...FILE_FIELDS, groups: z.array(Shorteners).min(1) })
export type LinkShortenersFile = z.infer<typeof LinkShortenersFile>
