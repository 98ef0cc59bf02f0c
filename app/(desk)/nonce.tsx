'use client'

import { useState } from 'react'

/**
 * Tells react-aria the nonce of this document for the styles it adds. Kept as it was first: a refresh renders the layout
 * again with another nonce, which this document's policy does not know.
 */
export function Nonce({ value }: { value: string | undefined }) {
  const [firstNonce] = useState(value)
  return <meta property="csp-nonce" content={firstNonce} suppressHydrationWarning />
}
