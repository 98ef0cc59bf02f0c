'use client'

import { PencilLine } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { peopleWords } from './placed-suggestions'
import type { Suggestions } from './use-suggestions'

/** Above the text: that somebody suggests changes, until they are looked at. What was decided is read aloud here. */
export function SuggestionsLine({ suggestions: { items, isOpen, said, open } }: { suggestions: Suggestions }) {
  return (
    <>
      {items.length > 0 && !isOpen && (
        <section
          aria-label="Suggested edits"
          className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-1 border-l-3 border-accent bg-wash px-4 py-2"
        >
          <p className="font-semibold">
            <PencilLine aria-hidden className="mr-2 inline size-4.5 text-accent" />
            {peopleWords(items)}
          </p>
          <Button small onPress={open}>
            Show suggestions
          </Button>
        </section>
      )}
      {/* Always there, so that what comes into it is read aloud. */}
      <p aria-live="polite" className="sr-only">
        {said.words}
      </p>
    </>
  )
}
