import { browserSupportsWebAuthn } from '@simplewebauthn/browser'
import { useSyncExternalStore } from 'react'

/** False before the scripts have come. */
export function usePasskeys() {
  return useSyncExternalStore(
    () => () => {},
    () => browserSupportsWebAuthn(),
    () => false,
  )
}
