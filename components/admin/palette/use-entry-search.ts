'use client'

import { useEffect, useState } from 'react'
import type { Kind } from '@/db/schema'
import type { Language } from '@/lib/languages'

export type PaletteEntry = { id: number; title: string; kind: Kind; language: Language }
type PaletteAnswer = { typed: string; entries: PaletteEntry[]; failed?: boolean }

/** Entries for what is typed, asked of the server after a short pause; `settled` once they belong to just that. */
export function useEntrySearch(typed: string, open: boolean) {
  const [answer, setAnswer] = useState<PaletteAnswer>()
  useEffect(() => {
    if (!open) return
    const asking = new AbortController()
    const timer = setTimeout(
      async () => {
        try {
          const response = await fetch(`/api/desk/palette?q=${encodeURIComponent(typed)}`, { signal: asking.signal })
          if (!response.ok) throw new Error(String(response.status))
          const { value } = (await response.json()) as { value: PaletteEntry[] }
          setAnswer({ typed, entries: value })
        } catch {
          if (!asking.signal.aborted) setAnswer({ typed, entries: [], failed: true })
        }
      },
      typed ? 150 : 0,
    )
    return () => {
      clearTimeout(timer)
      asking.abort()
    }
  }, [typed, open])
  return { entries: answer?.entries ?? [], failed: answer?.failed === true, settled: answer?.typed === typed }
}
