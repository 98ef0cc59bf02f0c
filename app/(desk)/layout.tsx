import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import './desk.css'

// Everything under here belongs to one person at one moment.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Gazette', template: '%s · Gazette' },
  robots: { index: false, follow: false },
  referrer: 'same-origin', // with `no-referrer` browsers send `Origin: null`, and every form would be refused
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined
  return (
    <html lang="en">
      <head>
        {/* react-aria reads it for the styles it needs; only this document's own nonce is right, so nothing below prints it. */}
        <meta property="csp-nonce" content={nonce} nonce={nonce} suppressHydrationWarning />
      </head>
      <body>{children}</body>
    </html>
  )
}
