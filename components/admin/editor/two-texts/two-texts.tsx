'use client'

import { useEffect, useId, useRef, useState } from 'react'
import type { Conflict } from '@/domain/writing/drafts'
import { clock } from '@/lib/time'
import { Button } from '@/components/ui/button'
import type { Draft } from '../use-draft'
import { assemble, obvious, open, type Choices } from './assemble'
import { DifferenceRow } from './difference-row'
import { useMeeting, type Compared } from './use-meeting'
import '../changes.css'

type Props = { draft: Draft; conflict: Conflict['conflict']; zone: string }

/**
 * Two texts of one entry beside each other, with what differs. Both are revisions already: whichever goes on, or whatever
 * is made of them, the others stay.
 */
export function TwoTexts({ draft, conflict, zone }: Props) {
  const { work, replaceWith } = draft
  const { compared, problem: unanswered, compare } = useMeeting(work, conflict)
  const [decided, setDecided] = useState<Choices>({})
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string>()
  const list = useRef<HTMLOListElement>(null)
  const heading = useId()
  const theirs = conflict.author === 'You' ? 'the other' : `${conflict.author}’s`
  const differences = compared?.differences ?? []
  const choices = { ...obvious(differences), ...choicesStillThere(decided, differences) }
  const missing = open(differences, choices)

  useEffect(() => setDecided({}), [conflict.head.revisionId, conflict.head.counter])

  async function deciding(act: () => Promise<string | undefined>) {
    setBusy(true)
    setSaid(undefined)
    const problem = await act()
    setSaid(problem)
    setBusy(false)
    if (!problem) work.tiptap?.commands.focus()
  }

  const keepMine = async () =>
    (await work.autosave.settle('kept', compared?.head ?? conflict.head)) ? undefined : notYet

  /** Mine is a revision before theirs takes its place in the window. */
  async function keepTheirs() {
    if (!(await work.autosave.layAside())) return notYet
    const found = await compare()
    if (!found || found.read !== work.read()) return changed
    const { head, theirs, savedAt } = found
    replaceWith(theirs, { entryId: conflict.entryId, ...head, savedAt, slug: theirs.slug })
  }

  async function merge(compared: Compared) {
    if (missing.length > 0) {
      list.current?.querySelector<HTMLElement>('[data-open] input')?.focus()
      return `Choose first in ${missing.length === 1 ? 'the place' : `the ${missing.length} places`} marked “To be chosen”.`
    }
    if (!(await work.autosave.layAside())) return notYet
    if (compared.read !== work.read()) return (await compare(), changed)
    replaceWith(assemble(compared, compared.mine, choices))
    return (await work.autosave.settle('merged', compared.head)) ? undefined : notYet
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
          {conflict.author === 'You' ? 'You saved this entry in another window' : `${conflict.author} saved this entry`}{' '}
          at {clock(conflict.savedAt, zone)}, while you were writing
        </h2>
        <p className="mt-1 max-w-[66ch]">
          Both texts are kept under Revisions, whatever you choose here. {sentence(compared, missing.length, theirs)}
        </p>
      </div>
      {unanswered && <p className="mt-2 font-semibold">The texts cannot be compared now. {unanswered}</p>}
      <div className="mt-4 flex flex-wrap gap-2">
        {compared && (
          <Button kind="primary" isPending={busy} onPress={() => void deciding(() => merge(compared))}>
            Merge
          </Button>
        )}
        <Button isPending={busy} onPress={() => void deciding(keepMine)}>
          Keep mine
        </Button>
        <Button isPending={busy} onPress={() => void deciding(keepTheirs)}>
          Keep theirs
        </Button>
      </div>
      <p role="alert" className="mt-2 font-semibold empty:hidden">
        {said}
      </p>
      {compared && differences.length > 0 && (
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
                language={work.language}
                number={n + 1}
                choice={choices[difference.id]}
                onChoice={(choice) => {
                  setSaid(undefined)
                  setDecided({ ...decided, [difference.id]: choice })
                }}
              />
            ))}
          </ol>
        </>
      )}
    </section>
  )
}

const notYet = 'That could not be saved yet. Both texts are still here: look at the line above, and try again.'
const changed = 'One of the texts has changed in the meantime. Look again, then choose.'

function choicesStillThere(decided: Choices, differences: Compared['differences']): Choices {
  const there = new Set(differences.map(({ id }) => id))
  return Object.fromEntries(Object.entries(decided).filter(([id]) => there.has(id)))
}

function sentence(compared: Compared | undefined, missing: number, theirs: string) {
  if (!compared) return ''
  const { differences } = compared
  if (differences.length === 0) return 'They say the same.'
  if (missing === 0) return 'Your changes do not touch each other: “Merge” brings them together.'
  const places = missing === 1 ? 'one place' : `${missing} places`
  return `Choose in ${places} to merge them, or go on with yours or ${theirs} as it is.`
}
