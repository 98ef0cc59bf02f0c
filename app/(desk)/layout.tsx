import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { FocusOnArrival } from '@/components/admin/shell/focus-on-arrival'
import { HistoryWatch } from '@/components/admin/shell/history-watch'
import { rememberEarlyPress } from '@/components/ui/early-press'
import './desk.css'

// Every page of the desk is made for one person at one moment.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = {
  title: { default: 'Gazette', template: '%s · Gazette' },
  robots: { index: false, follow: false },
  icons: { icon: '/icon.svg' }, // otherwise browsers ask for /favicon.ico
  referrer: 'same-origin', // with `no-referrer` browsers send `Origin: null`, and every form would be refused
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function DeskLayout({ children }: { children: ReactNode }) {
  const nonce = /'nonce-([^']+)'/.exec((await headers()).get('content-security-policy') ?? '')?.[1]
  return (
    <html lang="en">
      <body>
        {/* Browsers hide the nonce from scripts. */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: rememberEarlyPress }} />
        {children}
        <HistoryWatch />
        <FocusOnArrival />
      </body>
    </html>
  )
}
