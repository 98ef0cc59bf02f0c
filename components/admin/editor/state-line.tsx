import { useEffect, useState } from 'react'
import type { SaveState, SaveTrouble } from './save-status'
import { momentWords } from './unsaved-notice'

type Props = {
  status: SaveState
  zone: string
  hasCopy: boolean
}

/** Shows the state of saving. It changes often, so screen readers read only a failure and its end. */
export function StateLine(props: Props) {
  const words = stateWords(props)
  return (
    <>
      {props.status.trouble ? (
        <p
          aria-hidden
          className={`text-sm leading-tight font-semibold ${props.status.trouble.is === 'conflict' ? 'text-warn' : 'text-bad'}`}
        >
          {props.status.trouble.is === 'conflict' ? 'Both texts kept' : 'Not saved'}
        </p>
      ) : (
        <p role="status" aria-live="off" className="truncate text-sm leading-tight text-soft tabular-nums">
          {words}
        </p>
      )}
      <Announcement words={words} bad={props.status.is === 'stopped'} />
    </>
  )
}

export function TroubleLine(props: Props) {
  const { trouble } = props.status
  if (!trouble) return null
  return (
    <p
      role="status"
      aria-live="off"
      className={`mb-2 border-l-3 px-2 py-0.5 font-semibold wrap-anywhere lg:col-span-full lg:row-start-5 ${statusClass(props.status)}`}
    >
      {stateWords(props)}
      {trouble.is === 'signed out' && (
        <>
          {' '}
          <a href="/sign-in" target="_blank">
            Sign in again
          </a>
        </>
      )}
      {trouble.is === 'conflict' && (
        <>
          {' '}
          <a href="#two-texts">Compare and choose</a>
        </>
      )}
    </p>
  )
}

function statusClass({ is, trouble }: SaveState) {
  if (is !== 'stopped') return 'border-line text-soft'
  return trouble?.is === 'conflict' ? 'border-warn bg-warn-wash' : 'border-bad bg-bad-wash'
}

function Announcement({ words, bad }: { words: string; bad: boolean }) {
  const [announcement, setAnnouncement] = useState('')
  const [wasBad, setWasBad] = useState(false)
  const well = words.startsWith('Saved')
  useEffect(() => {
    if (!bad && !(wasBad && well)) return
    setAnnouncement(words)
    setWasBad(bad)
  }, [words, bad, well, wasBad])
  return (
    <p aria-live="assertive" className="sr-only">
      {announcement}
    </p>
  )
}

export function stateWords({ status: { is, savedAt, trouble }, zone, hasCopy }: Props): string {
  if (trouble) return troubleWords(trouble, hasCopy)
  if (is === 'untouched') return 'Nothing written yet'
  if (is === 'saving' || savedAt === undefined) return 'Saving'
  return `Saved ${momentWords(savedAt, zone)}`
}

function troubleWords(trouble: SaveTrouble, hasCopy: boolean): string {
  const safe = hasCopy ? 'Your text is kept in this browser.' : 'Keep this page open: the browser keeps no copy.'
  switch (trouble.is) {
    case 'offline':
      return `Not saved: you are offline. ${safe}`
    case 'signed out':
      return `Not saved: your session has ended. Sign in again in a new tab; your text is kept.`
    case 'conflict':
      return conflictWords(trouble.conflict.author)
    case 'refused': {
      const why = notSavedSentence(trouble.problems.map((problem) => problem.message).join(' '))
      return trouble.isPartial
        ? `${why} Everything else is saved. ${hasCopy ? 'This is kept in this browser.' : ''}`
        : `${why} ${safe}`
    }
    case 'failed':
      return `${notSavedSentence(trouble.message)} ${safe} Trying again.`
  }
}

function conflictWords(author: string) {
  const what =
    author === 'You'
      ? 'You saved a newer text in another window, with other changes to the same words.'
      : `${author} saved a newer text, and both of you changed the same words.`
  return `${what} Nothing is lost: both texts are kept.`
}

function notSavedSentence(message: string) {
  return message.startsWith('Not saved') ? message : `Not saved: ${message}`
}
