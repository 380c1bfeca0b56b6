import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE, Text } from './provenance.ts'

const ReturnCode = z.strictObject({
  /** `error`: the question was refused, which is never a listing. `policy`: not meant to send mail, no reproach. */
  kind: z.enum(['listed', 'policy', 'info', 'good', 'error']),
  ...Text.shape,
})

const ListBase = z.strictObject({
  id: z.string(),
  zone: z.string(),
  queryKind: z.enum(['ip', 'domain']),
  ...PROVENANCE,
})

const LivingList = ListBase.extend({
  status: z.enum(['active', 'registration', 'controversial']),
  weight: z.enum(['critical', 'high', 'medium', 'low', 'info', 'ignore']),
  /** What the list holds. */
  lists: Text,
  /** By address (`*` for any octet), or by `bit N` where `bitmask` is set. */
  returnCodes: z.record(z.string(), ReturnCode),
  bitmask: z.boolean().exactOptional(),
  isAllowList: z.boolean().exactOptional(),
  /** The list's own name for trials, where it is not (only) the TEST of RFC 5782 §5. */
  testPoint: z.strictObject({ listed: z.string(), ...PROVENANCE }).exactOptional(),
  ipv6: z.boolean().exactOptional(),
  requiresKey: z.boolean().exactOptional(),
  terms: Text,
  advice: Text.exactOptional(),
  delistUrl: z.url().nullable(),
  registerUrl: z.url().exactOptional(),
  reputationZone: z.string().exactOptional(),
})

const DeadList = ListBase.extend({
  status: z.enum(['dead', 'merged']),
  weight: z.literal('never'),
  statusNote: z.string(),
  query: z.literal(false),
})

export const BlocklistsFile = z.strictObject({
  ...FILE_FIELDS,
  rules: z.array(z.strictObject({ id: z.string(), ...Text.shape })),
  lists: z.array(z.union([LivingList, DeadList])),
  nonDnsReputation: z.array(
    z.strictObject({ id: z.string(), name: z.string(), url: z.url(), note: Text.exactOptional(), ...PROVENANCE }),
  ),
})
export type BlocklistsFile = z.infer<typeof BlocklistsFile>
export type LivingList = z.infer<typeof LivingList>
export type ReturnCode = z.infer<typeof ReturnCode>
