'use client'

import { useEffect, useState } from 'react'
import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'

export type FoundEntry = { id: number; title: string; kind: Kind; language: Language }
type Found = { typed: string; entries: FoundEntry[]; failed?: boolean }

/** Entries for what is typed, asked of the server after a short pause; `settled` once they belong to just that. */
export function useFoundEntries(typed: string, open: boolean) {
  const [found, setFound] = useState<Found>()
  useEffect(() => {
    if (!open) return
    const asking = new AbortController()
    const timer = setTimeout(
      async () => {
        try {
          const answer = await fetch(`/api/desk/palette?q=${encodeURIComponent(typed)}`, { signal: asking.signal })
          if (!answer.ok) throw new Error(String(answer.status))
          const { value } = (await answer.json()) as { value: FoundEntry[] }
          setFound({ typed, entries: value })
        } catch {
          if (!asking.signal.aborted) setFound({ typed, entries: [], failed: true })
        }
      },
      typed ? 150 : 0,
    )
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed, open])
  return { entries: found?.entries ?? [], failed: found?.failed === true, settled: found?.typed === typed }
}
