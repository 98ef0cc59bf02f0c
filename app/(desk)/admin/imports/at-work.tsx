'use client'

import { useRouter } from 'next/navigation'
import { styled } from '@/components/ui/styled'
import { useEffect, useState } from 'react'
import { ask } from '@/components/ui/use-ask'
import type { RunState } from '@/domain/imports/runs'

type RunProgress = Extract<RunState, { is: 'running' }>

/** Milliseconds between two requests for the progress. */
const pause = 1_500

export function AtWork({ id, begun }: { id: string; begun: RunProgress }) {
  const [running, setRunning] = useState(begun)
  const [problem, setProblem] = useState('')
  const router = useRouter()

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let isGone = false
    async function look() {
      const answer = await ask<RunState>(`/api/desk/imports/deliveries/${id}`)
      if (isGone) return
      setProblem(answer.ok ? '' : answer.problems.map(({ message }) => message).join(' '))
      if (answer.ok && answer.value.is !== 'running') return router.refresh()
      if (answer.ok && answer.value.is === 'running') setRunning(answer.value)
      timer = setTimeout(() => void look(), pause)
    }
    timer = setTimeout(() => void look(), pause)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [id, router])

  const { what, doing, done, of } = running
  return (
    <section aria-label={what === 'trial' ? 'The preview' : 'The import'} className="mb-8 max-w-2xl">
      <p className="mb-1.5 flex flex-wrap justify-between gap-x-4">
        <span role="status" className="font-semibold">
          {what === 'trial' ? 'Preview under way' : 'Importing'}: {doing.toLowerCase()}
        </span>
        {of > 0 && (
          <span className="text-soft tabular-nums">
            {done.toLocaleString('en')} of {of.toLocaleString('en')}
          </span>
        )}
      </p>
      <div
        role="progressbar"
        aria-label="Progress"
        aria-valuemin={0}
        aria-valuemax={of || undefined}
        aria-valuenow={of ? done : undefined}
        className="h-2 bg-line"
      >
        <div className="h-full bg-accent" ref={styled({ width: `${of ? Math.round((done / of) * 100) : 0}%` })} />
      </div>
      <p className="mt-2 text-sm text-soft">
        {what === 'trial' ? 'Nothing is written. ' : ''}You can leave this page; it continues without you.
      </p>
      {problem && <p className="mt-2 text-sm text-bad">{problem}</p>}
    </section>
  )
}
