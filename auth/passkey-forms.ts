import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

// The answer of a passkey (WebAuthn level 3, toJSON). The library checks the fields.

const base64urlField = z
  .string()
  .max(8_000)
  .regex(/^[\w-]*$/)
const attachmentField = z.enum(['platform', 'cross-platform']).optional().catch(undefined)
const transportsField = z.array(z.string().regex(/^[a-z-]{1,20}$/)).max(10)

export const PasskeyAnswer = answerWith({
  authenticatorData: base64urlField,
  signature: base64urlField,
  userHandle: base64urlField.optional(),
}) as unknown as z.ZodType<AuthenticationResponseJSON>

export const NewPasskeyAnswer = answerWith({
  attestationObject: base64urlField,
  transports: transportsField.optional().catch(undefined),
}) as unknown as z.ZodType<RegistrationResponseJSON>

function answerWith(response: z.ZodRawShape) {
  return z.object({
    id: base64urlField.min(1),
    rawId: base64urlField,
    type: z.literal('public-key'),
    response: z.object({ clientDataJSON: base64urlField, ...response }),
    clientExtensionResults: z.record(z.string(), z.unknown()).default({}),
    authenticatorAttachment: attachmentField,
  })
}

export type PasskeyAnswer = AuthenticationResponseJSON
export type NewPasskeyAnswer = RegistrationResponseJSON
