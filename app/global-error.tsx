'use client'

import { FailedNote } from '@/components/admin/shell/failed'
import './(desk)/desk.css'

type Props = { error: unknown; retry: () => void }

// A page in place of the root layout. Public documents have an error page of their own.
export default function GlobalError(props: Props) {
  return (
    <html lang="en">
      <head>
        <title>This page could not be shown</title>
      </head>
      <body>
        <main className="mx-auto max-w-3xl px-5 pt-[12vh]">
          <FailedNote {...props} />
        </main>
      </body>
    </html>
  )
}
