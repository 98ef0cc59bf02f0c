'use client'

import { useEffect, useState } from 'react'
import { clock, deskTime, inZone } from '@/lib/time'
import type { Status, Trouble } from './autosave'

type Props = {
  status: Status
  /** The reader's own zone. */
  zone: string
  /** Whether the browser keeps a copy of what is not saved. */
  kept: boolean
}

/**
 * Whether what was typed is safe. It changes with every pause, so that it is not read aloud each time; what went wrong,
 * and that it is well again, is.
 */
export function StateLine({ status, zone, kept }: Props) {
  const words = stateWords(status, zone, kept)
  const bad = status.is === 'stopped'
  return (
    <>
      <p
        role="status"
        aria-live="off"
        className={`min-h-6 py-0.5 tabular-nums ${bad ? 'border-l-3 border-bad bg-bad-wash px-2 font-semibold' : 'text-soft'}`}
      >
        {words}
        {status.trouble?.is === 'signed out' && (
          <>
            {' '}
            <a href="/sign-in" target="_blank">
              Sign in again
            </a>
          </>
        )}
        {status.trouble?.is === 'conflict' && (
          <>
            {' '}
            <a href="#two-texts">Compare and choose</a>
          </>
        )}
      </p>
      <Announcement words={words} bad={bad} />
    </>
  )
}

function Announcement({ words, bad }: { words: string; bad: boolean }) {
  const [said, setSaid] = useState('')
  const [wasBad, setWasBad] = useState(false)
  const well = words.startsWith('Saved')
  useEffect(() => {
    if (!bad && !(wasBad && well)) return
    setSaid(words)
    setWasBad(bad)
  }, [words, bad, well, wasBad])
  return (
    <p aria-live="assertive" className="sr-only">
      {said}
    </p>
  )
}

export function stateWords({ is, savedAt, trouble }: Status, zone: string, kept: boolean): string {
  if (trouble) return troubleWords(trouble, kept)
  if (is === 'untouched') return 'Nothing written yet'
  if (is === 'saving' || savedAt === undefined) return 'Saving'
  return `Saved ${sameDay(savedAt, zone) ? clock(savedAt, zone) : deskTime(savedAt, zone)}`
}

function troubleWords(trouble: Trouble, kept: boolean): string {
  const safe = kept ? 'Your text is kept in this browser.' : 'Keep this page open: the browser keeps no copy.'
  switch (trouble.is) {
    case 'offline':
      return `Not saved: you are offline. ${safe}`
    case 'signed out':
      return `Not saved: your session has ended. Sign in again in a new tab; your text is kept.`
    case 'conflict':
      return `Not saved: ${trouble.conflict.author} saved this entry in between. Both texts are kept.`
    case 'refused': {
      const why = notSaved(trouble.problems.map((problem) => problem.message).join(' '))
      return trouble.rest
        ? `${why} Everything else is saved. ${kept ? 'This is kept in this browser.' : ''}`
        : `${why} ${safe}`
    }
    case 'failed':
      return `${notSaved(trouble.message)} ${safe} Trying again.`
  }
}

function notSaved(message: string) {
  return message.startsWith('Not saved') ? message : `Not saved: ${message}`
}

function sameDay(at: number, zone: string) {
  return inZone(at, zone).toPlainDate().equals(inZone(Date.now(), zone).toPlainDate())
}
