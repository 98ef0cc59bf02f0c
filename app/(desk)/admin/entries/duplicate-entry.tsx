'use client'

import { Copy } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { ask, useAsk } from '@/components/ui/use-ask'
import { ProblemList } from '@/components/ui/form'
import { menuItemClass } from './menu-item-class'

/** Asks for a copy and opens it. `before`: what has to be saved first. */
export function useDuplicate(entryId: number, before?: () => Promise<unknown>) {
  const router = useRouter()
  const request = async () => {
    await before?.()
    return ask<{ entryId: number }>(`/api/desk/entries/${entryId}/copy`, {})
  }
  return useAsk(request, { onDone: (copied) => router.push(`/admin/entries/${copied.entryId}`) })
}

export function DuplicateEntry({ entryId }: { entryId: number }) {
  const copy = useDuplicate(entryId)
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
      <ProblemList problems={copy.problems} />
    </>
  )
}
