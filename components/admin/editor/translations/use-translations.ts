'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import type { SavedRevision } from '@/domain/writing/drafts'
import type { StandingVersions } from '@/domain/writing/editing'
import type { Translations } from '@/domain/writing/translations'
import type { Language } from '@/lib/languages'
import type { Problem } from '@/lib/result'
import { ask } from '@/components/ui/ask'
import { settleHere } from '../settle-texts'

/** The entry's other languages as they stand, and what can be done with them. */
export function useTranslations(entryId: number | undefined, standing: StandingVersions | undefined) {
  const router = useRouter()
  const [found, setFound] = useState<Translations>()
  const [problems, setProblems] = useState<Problem[]>([])
  const [busy, setBusy] = useState<string>()
  /** Where it was taken out from, until something else is done. */
  const [leftFrom, setLeftFrom] = useState<number>()
  const path = `/api/desk/entries/${entryId}/translations`
  const others = found?.translations.flatMap((one) => (one.is === 'open' && one.entryId !== entryId ? [one] : [])) ?? []

  // What is published here changes what is said of it there.
  useEffect(() => {
    if (!entryId) return
    let late = false
    void ask<Translations>(path).then((answer) => {
      if (late) return
      if (answer.ok) setFound(answer.value)
      setProblems(answer.ok ? [] : answer.problems)
    })
    return () => {
      late = true
    }
  }, [entryId, path, standing])

  /** Does one thing. `then`: where this entry's translations are asked for, when the answer is about another's. */
  async function take(what: string, to: string, body: unknown, then?: string) {
    if (busy) return false
    setBusy(what)
    let answer = await ask<Translations>(to, body)
    if (answer.ok && then) answer = await ask<Translations>(then)
    setBusy(undefined)
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok) setFound(answer.value)
    return answer.ok
  }

  /** Begins it in another language and opens that. What was typed last is saved first: it belongs to the translation. */
  async function begin(language: Language) {
    if (busy) return
    setBusy(language)
    await settleHere()
    const answer = await ask<SavedRevision>(path, { language })
    setBusy(undefined)
    setProblems(answer.ok ? [] : answer.problems)
    if (answer.ok) router.push(`/admin/entries/${answer.value.entryId}`)
  }

  return {
    entryId,
    found,
    others,
    problems,
    busy,
    begin,
    leftFrom,
    async leave() {
      const from = others[0]?.entryId
      if (await take('leave', `${path}/leave`, {})) setLeftFrom(from)
    },
    joinTo: (to: number) => take('join', `${path}/join`, { to }),
    /** Of two that are joined, the source keeps its group and the other one comes to it. */
    takeIn: (other: number) => take('join', `/api/desk/entries/${other}/translations/join`, { to: entryId }, path),
    bringUpToDate: (source: number) => take('up to date', `${path}/up-to-date`, { source }),
  }
}

export type OfTranslations = ReturnType<typeof useTranslations>
