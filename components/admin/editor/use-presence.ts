import { useEffect, useEffectEvent, useState } from 'react'
import type { Base } from '@/domain/writing/drafts'
import type { PresentPerson } from '@/domain/writing/presence'
import { noAnswerRefusal, resultOfAnswer } from '@/components/ui/use-ask'
import { done, refused, type Result } from '@/lib/result'
import type { EditorWork } from './work'

/** Milliseconds between signals of presence. Responses bring newer texts: shorter while others have the entry open. */
export const signalIntervalsMs = { alone: 4_000, together: 3_000 }

const leaveCallbacks = new Set<() => void>()

/** Tells the server that this person leaves all entries. Call it before signing out: later the server would refuse. */
export function leaveAll() {
  for (const leave of [...leaveCallbacks]) leave()
}

type PresenceListeners = {
  state?: (mark: Result<string>) => void
  comments: (mark: number) => void
  suggestions: (mark: string) => void
  newest: (newest: Answer['newest']) => void
}

/** Reports presence. Each response tells who else is there, what is new, and which text is the newest. */
export function usePresence(work: EditorWork, entryId: number | undefined, on: PresenceListeners) {
  const [present, setPresent] = useState<PresentPerson[]>([])
  const onAnswer = useEffectEvent((result: Result<Answer>) => {
    const answer = result.ok ? result.value : undefined
    setPresent(answer?.present ?? [])
    on.state?.(result.ok ? done(result.value.state) : result)
    if (!answer) return
    on.comments(answer.comments)
    on.suggestions(answer.suggestions)
    on.newest(answer.newest)
  })
  useEffect(() => {
    if (!entryId) return
    const address = `/api/desk/entries/${entryId}/presence`
    let timer: ReturnType<typeof setTimeout>
    let over = false

    async function here() {
      clearTimeout(timer)
      if (over || document.hidden) return
      leaveCallbacks.add(away)
      const answer = await reportPresence(address, work)
      clearTimeout(timer)
      if (over) return
      onAnswer(answer)
      const isAlone = !answer.ok || !answer.value.present.length
      timer = setTimeout(() => void here(), signalIntervalsMs[isAlone ? 'alone' : 'together'])
    }
    function away() {
      clearTimeout(timer)
      if (!leaveCallbacks.delete(away)) return
      const leaveMessage = new Blob([JSON.stringify({ session: work.session })], { type: 'application/json' })
      navigator.sendBeacon(address, leaveMessage)
    }
    void here()
    document.addEventListener('visibilitychange', here)
    window.addEventListener('pagehide', away)
    window.addEventListener('pageshow', here)
    return () => {
      over = true
      document.removeEventListener('visibilitychange', here)
      window.removeEventListener('pagehide', away)
      window.removeEventListener('pageshow', here)
      away()
    }
  }, [work, entryId])
  return present
}

type Answer = {
  present: PresentPerson[]
  state: string
  comments: number
  suggestions: string
  newest?: Base & { savedAt: number }
}

async function reportPresence(address: string, { session, touchedAt }: EditorWork): Promise<Result<Answer>> {
  try {
    const wroteAgo = touchedAt === undefined ? undefined : Math.min(86_400_000, Date.now() - touchedAt)
    const response = await fetch(address, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ session, wroteAgo: wroteAgo && Math.max(0, wroteAgo) }),
    })
    return resultOfAnswer<Answer>(response.status, await response.json())
  } catch {
    return refused(noAnswerRefusal())
  }
}
