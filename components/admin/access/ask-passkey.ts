import { startAuthentication, startRegistration, WebAuthnError, browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { done, refused, type Result } from '@/lib/result'
import { useSyncExternalStore } from 'react'

type SignOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

/** Signs the server's challenge with a passkey. `autofill`: the browser offers one in the email field, and waits. */
export function signWithPasskey(optionsJSON: SignOptions, { autofill = false } = {}) {
  return toResult(startAuthentication({ optionsJSON, useBrowserAutofill: autofill }))
}

export function makePasskey(optionsJSON: MakeOptions) {
  return toResult(startRegistration({ optionsJSON }))
}

async function toResult<T>(asking: Promise<T>): Promise<Result<T>> {
  try {
    return done(await asking)
  } catch (error) {
    if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
      return refused('This device has a passkey of yours already.')
    return refused('No passkey was used. Try again, or use another way.')
  }
}

/** Returns whether the browser has passkeys; false until the scripts have loaded. */
export function usePasskeys() {
  return useSyncExternalStore(
    () => () => {},
    () => browserSupportsWebAuthn(),
    () => false,
  )
}
