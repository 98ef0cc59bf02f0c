'use client'

import { Failed } from '@/components/admin/shell/failed'
import './(desk)/desk.css'

type Props = { error: unknown; retry: () => void }

// The last resort, in place of the root layout. Public documents are answered elsewhere and never come here.
export default function GlobalError(props: Props) {
  return (
    <html lang="en">
      <head>
        <title>This page could not be shown</title>
      </head>
      <body>
        <main className="mx-auto max-w-3xl px-5 pt-[12vh]">
          <Failed {...props} />
        </main>
      </body>
    </html>
  )
}
