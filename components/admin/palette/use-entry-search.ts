'use client'

import { useEffect, useState } from 'react'
import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'

export type PaletteEntry = { id: number; title: string; kind: Kind; language: Language }
type PaletteAnswer = { typed: string; entries: PaletteEntry[]; failed?: boolean }

/** Entries for what is typed, asked of the server after a short pause; `settled` once they belong to just that. */
export function useEntrySearch(typed: string, open: boolean) {
  const [found, setFound] = useState<PaletteAnswer>()
  useEffect(() => {
    if (!open) return
    const asking = new AbortController()
    const timer = setTimeout(
      async () => {
        try {
          const answer = await fetch(`/api/desk/palette?q=${encodeURIComponent(typed)}`, { signal: asking.signal })
          if (!answer.ok) throw new Error(String(answer.status))
          const { value } = (await answer.json()) as { value: PaletteEntry[] }
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
