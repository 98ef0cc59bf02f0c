'use client'

import { FailedNote } from '@/components/admin/shell/failed'

type Props = { error: unknown; retry: () => void }

export default function DeskError(props: Props) {
  return (
    <main className="mx-auto max-w-3xl px-5 pt-[12vh]">
      <FailedNote {...props} />
    </main>
  )
}
