import { z } from 'zod'

/** OpenID Connect Core 1.0. */
export type SsoProvider = {
  id: 'entra' | 'google' | 'oidc'
  name: string
  /** The exact `iss` of its tokens. */
  issuer: string
  clientId: string
  clientSecret: string
}

export type SsoSettings = {
  providers: SsoProvider[]
  /** Domains, in lower case, whose people must use single sign-on. */
  onlyDomains: string[]
}

const textSetting = z.string().trim().min(1).max(500).optional()

export const ssoShape = {
  SSO_ENTRA_TENANT: z
    .guid('must be the id of the directory (tenant), such as 11111111-2222-3333-4444-555555555555')
    .optional(),
  SSO_ENTRA_CLIENT: textSetting,
  SSO_ENTRA_SECRET: textSetting,
  SSO_GOOGLE_CLIENT: textSetting,
  SSO_GOOGLE_SECRET: textSetting,
  SSO_OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .refine(isSafeAddress, 'must begin with https://, as tokens and secrets go there')
    .optional(),
  SSO_OIDC_CLIENT: textSetting,
  SSO_OIDC_SECRET: textSetting,
  SSO_OIDC_NAME: z.string().trim().min(1).max(40, 'must have at most 40 characters').optional(),
  SSO_ONLY: z
    .string()
    .regex(
      /^[\s,]*([a-z0-9-]+(\.[a-z0-9-]+)+([\s,]+[a-z0-9-]+(\.[a-z0-9-]+)+)*[\s,]*)?$/i,
      'must be domains of e-mail addresses, set apart by commas',
    )
    .default(''),
}

type SsoValues = z.output<z.ZodObject<typeof ssoShape>>

/** Reads the configured providers. @throws a sentence if a setting of a provider is missing */
export function ssoSettings(values: SsoValues): SsoSettings {
  const providers = [entraProvider(values), googleProvider(values), oidcProvider(values)].filter(
    (provider) => provider !== undefined,
  )
  const onlyDomains = values.SSO_ONLY.toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
  if (onlyDomains.length > 0 && providers.length === 0)
    throw new Error('SSO_ONLY: no provider of single sign-on is set, so nobody of these domains could sign in')
  return { providers, onlyDomains }
}

function entraProvider(values: SsoValues): SsoProvider | undefined {
  const set = completeSettings(values, ['SSO_ENTRA_TENANT', 'SSO_ENTRA_CLIENT', 'SSO_ENTRA_SECRET'])
  if (!set) return undefined
  const [tenant, clientId, clientSecret] = set
  const issuer = `https://login.microsoftonline.com/${tenant.toLowerCase()}/v2.0`
  return { id: 'entra', name: 'Microsoft', issuer, clientId, clientSecret }
}

function googleProvider(values: SsoValues): SsoProvider | undefined {
  const set = completeSettings(values, ['SSO_GOOGLE_CLIENT', 'SSO_GOOGLE_SECRET'])
  if (!set) return undefined
  const [clientId, clientSecret] = set
  return { id: 'google', name: 'Google', issuer: 'https://accounts.google.com', clientId, clientSecret }
}

function oidcProvider(values: SsoValues): SsoProvider | undefined {
  const set = completeSettings(values, ['SSO_OIDC_ISSUER', 'SSO_OIDC_CLIENT', 'SSO_OIDC_SECRET'])
  if (!set) return undefined
  const [issuer, clientId, clientSecret] = set
  return { id: 'oidc', name: values.SSO_OIDC_NAME ?? new URL(issuer).hostname, issuer, clientId, clientSecret }
}

function completeSettings<const Names extends readonly (keyof SsoValues)[]>(values: SsoValues, names: Names) {
  const missing = names.filter((name) => values[name] === undefined)
  if (missing.length === names.length) return undefined
  if (missing.length > 0) throw new Error(`${missing[0]}: is missing; ${names.join(', ')} are set together`)
  return names.map((name) => values[name]) as { [Index in keyof Names]: string }
}

/** Only this machine may be without TLS. */
function isSafeAddress(address: string) {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return protocol === 'https:' || hostname === 'localhost' || hostname === '127.0.0.1'
}
