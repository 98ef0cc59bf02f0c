import { useId, useRef } from 'react'
import type { Conflict } from '@/domain/writing/drafts'
import { timeOfDay } from '@/lib/time/time'
import { Button } from '@/components/ui/button'
import { Link } from '@/components/ui/link'
import type { Draft } from '../use-draft'
import { DifferenceRow } from './difference-row'
import { useDecision } from './use-decision'
import { X } from 'lucide-react'
import type { NewerText, useNewerText } from './use-newer-text'

type Props = { draft: Draft; conflict: Conflict['conflict']; zone: string }

export function TwoTexts({ draft, conflict, zone }: Props) {
  const decision = useDecision(draft, conflict)
  const list = useRef<HTMLOListElement>(null)
  const heading = useId()
  const isOwn = conflict.author === 'You'
  const theirs = isOwn ? 'the other' : `${conflict.author}’s`
  const { comparison, differences, choices } = decision

  function merge() {
    list.current?.querySelector<HTMLElement>('[data-open] input')?.focus()
    decision.merge?.()
  }

  return (
    <section
      id="two-texts"
      tabIndex={-1}
      aria-labelledby={heading}
      className="mt-4 scroll-mt-40 border-t-3 border-warn bg-warn-wash px-4 pt-4 pb-5 outline-none sm:px-6"
    >
      <div role="alert">
        <h2 id={heading} className="text-lg">
          {isOwn ? 'You saved a newer text in another window' : `${conflict.author} saved a newer text`} at{' '}
          {timeOfDay(conflict.savedAt, zone)}
        </h2>
        <p className="mt-1 max-w-[66ch]">
          {isOwn ? 'The same words were changed in both windows' : 'Both of you changed the same words'}, so somebody
          has to choose. Nothing is lost: both texts are kept under Revisions, whatever you choose here.{' '}
          {comparison && choiceSentence(differences.length, decision.missing, theirs)}
        </p>
      </div>
      {decision.problem && <p className="mt-2 font-semibold">The texts cannot be compared now. {decision.problem}</p>}
      <div className="mt-4 flex flex-wrap gap-2">
        {decision.merge && (
          <Button kind="primary" isPending={decision.pending} onPress={merge}>
            Merge
          </Button>
        )}
        <Button isPending={decision.pending} onPress={decision.keepMine}>
          Keep mine
        </Button>
        <Button isPending={decision.pending} onPress={decision.keepTheirs}>
          Keep theirs
        </Button>
      </div>
      <p role="alert" className="mt-2 font-semibold empty:hidden">
        {decision.sentence}
      </p>
      {differences.length > 0 && (
        <>
          <p className="changes mt-5 mb-2 text-sm text-soft">
            What is <ins>underlined twice</ins> is in that text only.
          </p>
          <ol ref={list} className="border-t border-line">
            {differences.map((difference, n) => (
              <DifferenceRow
                key={`${difference.id} ${JSON.stringify([difference.mine.value, difference.theirs.value])}`}
                difference={difference}
                theirs={theirs}
                language={draft.work.language}
                number={n + 1}
                choice={choices[difference.id]}
                onChoice={(choice) => decision.choose(difference.id, choice)}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

function choiceSentence(differences: number, missing: number, theirs: string) {
  if (differences === 0) return 'They say the same.'
  if (missing === 0) return 'Your changes do not touch each other: “Merge” brings them together.'
  const places = missing === 1 ? 'one place' : `${missing} places`
  return `Choose in ${places} to merge them, or continue with yours or ${theirs} as it is.`
}

type NewerLineProps = { state: ReturnType<typeof useNewerText>; entryId: number | undefined; zone: string }

export function NewerTextNotice({ state, entryId, zone }: NewerLineProps) {
  const { newer, undo, pending, sentence, close } = state
  const words = newer && newerWords(newer, zone)
  return (
    <>
      {newer && (
        <section
          aria-label="A newer text"
          className="fixed inset-x-3 bottom-3 z-30 border border-edge bg-sheet px-3 py-2 sm:left-auto sm:right-6 sm:max-w-md"
          onKeyDown={(event) => event.key === 'Escape' && close()}
        >
          <p>{words}</p>
          <p role="alert" className="font-semibold empty:hidden">
            {sentence}
          </p>
          <div className="mt-1 flex flex-wrap items-center gap-x-3">
            {undo && (
              <Button small isPending={pending} onPress={undo}>
                Undo merge
              </Button>
            )}
            <Link
              href={`/admin/entries/${entryId}/revisions/compare?to=${newer.comparison.head.revisionId}`}
              className="text-sm"
            >
              What changed
            </Link>
            <Button kind="quiet" small onPress={close} aria-label="Close" className="-mr-2 ml-auto">
              <X aria-hidden className="size-4" />
            </Button>
          </div>
        </section>
      )}
      {/* Always present, so that screen readers read new content. */}
      <p aria-live="polite" className="sr-only">
        {words}
      </p>
    </>
  )
}

export function newerWords({ is, isUndone, comparison: { author, savedAt } }: NewerText, zone: string) {
  const at = timeOfDay(savedAt, zone)
  const saved =
    author === 'You' ? `You saved a newer text in another window at ${at}.` : `${author} saved a newer text at ${at}.`
  if (isUndone) return `${saved} It was removed here again; it is kept under Revisions.`
  return is === 'shown' ? `${saved} You see it now.` : `${saved} It and your text are now one.`
}
