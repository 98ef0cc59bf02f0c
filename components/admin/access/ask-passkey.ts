import { startAuthentication, startRegistration, WebAuthnError, browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { done, refused, type Result } from '@/lib/result'
import { useSyncExternalStore } from 'react'

type SignOptions = Parameters<typeof startAuthentication>[0]['optionsJSON']
type MakeOptions = Parameters<typeof startRegistration>[0]['optionsJSON']

/** Has a passkey sign the server's challenge. `autofill`: the browser offers it in the email field, and waits. */
export function signWithPasskey(optionsJSON: SignOptions, { autofill = false } = {}) {
  return inWords(startAuthentication({ optionsJSON, useBrowserAutofill: autofill }))
}

export function makePasskey(optionsJSON: MakeOptions) {
  return inWords(startRegistration({ optionsJSON }))
}

async function inWords<T>(asking: Promise<T>): Promise<Result<T>> {
  try {
    return done(await asking)
  } catch (error) {
    if (error instanceof WebAuthnError && error.code === 'ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED')
      return refused('This device has a passkey of yours already.')
    return refused('No passkey was used. Try again, or use another way.')
  }
}

/** False before the scripts have come. */
export function usePasskeys() {
  return useSyncExternalStore(
    () => () => {},
    () => browserSupportsWebAuthn(),
    () => false,
  )
}
