import { X } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { clock } from '@/lib/time/time'
import type { NewerText, useNewerText } from './use-newer-text'

type Props = { state: ReturnType<typeof useNewerText>; entryId: number | undefined; zone: string }

export function NewerLine({ state, entryId, zone }: Props) {
  const { newer, undo, pending, sentence, close } = state
  const words = newer && newerWords(newer, zone)
  return (
    <>
      {newer && (
        <section
          aria-label="A newer text"
          className="fixed inset-x-3 bottom-3 z-30 border border-edge bg-sheet px-3 py-2 sm:inset-x-auto sm:left-6 sm:max-w-md"
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
              prefetch={false}
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
      {/* Always there, so that what comes into it is read aloud. */}
      <p aria-live="polite" className="sr-only">
        {words}
      </p>
    </>
  )
}

export function newerWords({ is, isUndone, comparison: { author, savedAt } }: NewerText, zone: string) {
  const at = clock(savedAt, zone)
  const saved =
    author === 'You' ? `You saved a newer text in another window at ${at}.` : `${author} saved a newer text at ${at}.`
  if (isUndone) return `${saved} It was removed here again; it is kept under Revisions.`
  return is === 'shown' ? `${saved} You see it now.` : `${saved} It and your text are now one.`
}
