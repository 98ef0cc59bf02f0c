import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

// The answer of a passkey (WebAuthn level 3, toJSON). The library checks the fields.

const base64url = z
  .string()
  .max(8_000)
  .regex(/^[\w-]*$/)
const attachment = z.enum(['platform', 'cross-platform']).optional().catch(undefined)
const transports = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10)

export const PasskeyAnswer = z.object({
  id: base64url.min(1),
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    authenticatorData: base64url,
    signature: base64url,
    userHandle: base64url.optional(),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: attachment,
}) as unknown as z.ZodType<AuthenticationResponseJSON>

export const NewPasskeyAnswer = z.object({
  id: base64url.min(1),
  rawId: base64url,
  type: z.literal('public-key'),
  response: z.object({
    clientDataJSON: base64url,
    attestationObject: base64url,
    transports: transports.optional().catch(undefined),
  }),
  clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
  authenticatorAttachment: attachment,
}) as unknown as z.ZodType<RegistrationResponseJSON>

export type PasskeyAnswer = AuthenticationResponseJSON
export type NewPasskeyAnswer = RegistrationResponseJSON
