import { z } from 'zod'
import { FILE_FIELDS, PROVENANCE } from './provenance.ts'

const Service = z.strictObject({
  id: z.enum(['microsoft', 'google']),
  name: z.string(),
  /** Ids of mail-providers.json whose servers take the tokens; the first tells addresses and scopes. */
  mailProviders: z.array(z.string()).min(1),
  /** What `iss` must be (RFC 9207); null where it differs from customer to customer. */
  issuer: z.url().nullable(),
  /** RFC 8628. */
  deviceUrl: z.string(),
  /** RFC 7009; null where there is none. */
  revokeUrl: z.string().nullable(),
  /** Where an administrator agrees for everybody. */
  administratorUrl: z.string().nullable(),
  /** What stands for `{tenant}`. */
  defaultTenant: z.string().nullable(),
  /** Asked for besides the mail, to tell which account it is. */
  identityScopes: z.array(z.string()),
  authorizeParameters: z.record(z.string(), z.string()),
  /** How the loopback must be called in a redirect address; null: by its address. */
  loopbackHost: z.string().nullable(),
  /** Words of `error_description`, the first that fits decides. */
  refusals: z.array(
    z.strictObject({
      match: z.string(),
      means: z.enum(['consent-needed', 'refused', 'expired', 'revoked', 'client-refused']),
    }),
  ),
  ...PROVENANCE,
})

export const SignInServicesFile = z.strictObject({ ...FILE_FIELDS, services: z.array(Service) })
export type SignInServicesFile = z.infer<typeof SignInServicesFile>
