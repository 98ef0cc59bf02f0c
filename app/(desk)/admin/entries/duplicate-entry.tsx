'use client'

import { Copy } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ask, useAsk } from '@/components/ui/use-ask'
import { Problems } from '@/components/ui/form'
import { menuItemClass } from './menu-item-class'

export function DuplicateEntry({ entryId }: { entryId: number }) {
  const router = useRouter()
  const copy = useAsk(() => ask<{ entryId: number }>(`/api/desk/entries/${entryId}/copy`, {}), {
    onDone: (copied) => router.push(`/admin/entries/${copied.entryId}`),
  })
  return (
    <>
      <button
        type="button"
        aria-disabled={copy.pending || undefined}
        onClick={() => void copy.send()}
        className={`${menuItemClass} aria-disabled:opacity-55`}
      >
        <Copy aria-hidden className="size-4" />
        Duplicate
      </button>
      <Problems problems={copy.problems} />
    </>
  )
}
