import { useEffect, useRef } from 'react'
import { AskButton } from '@/components/ui/ask-button'
import type { Result } from '@/lib/result'
import { SuggestionItem } from './suggestion-item'
import { peopleWords, type PlacedSuggestion } from './placed-suggestions'
import type { Suggestions } from './use-suggestions'
import { useEditorScreen } from '../screen-context'

export function SuggestedEdits() {
  const { suggestions } = useEditorScreen().part
  const { items, current, setOpen, goTo, openings, wantsFocus } = suggestions
  const list = useRef<HTMLOListElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (wantsFocus.current && !document.activeElement?.closest('.body')) heading.current?.focus()
    wantsFocus.current = false
  }, [openings, wantsFocus])

  /** Moves the focus to the same button of the next change; after the last one, to the heading. */
  async function decide(item: PlacedSuggestion, act: 'accept' | 'refuse'): Promise<Result> {
    const after = items[items.indexOf(item) + 1] ?? items[items.indexOf(item) - 1]
    const answer = await suggestions[act]([item])
    if (!answer.ok) return answer
    requestAnimationFrame(() => {
      // The focus may have moved elsewhere meanwhile: it stays there.
      const at = document.activeElement
      if (at && at !== document.body && !at.closest('#suggestions')) return
      const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-id]') ?? [])]
      const row = rows.find(({ dataset }) => dataset.id === after?.id) ?? rows[0]
      const button =
        row?.querySelector<HTMLElement>(`[data-act=${act}]`) ?? row?.querySelector<HTMLElement>('[data-act]')
      ;(button ?? heading.current)?.focus()
    })
    return answer
  }

  return (
    <section id="suggestions" aria-labelledby="suggested-edits" className="mb-4">
      <h2
        ref={heading}
        id="suggested-edits"
        tabIndex={-1}
        className="py-2 text-base outline-none focus-visible:outline-3"
      >
        Suggested edits
      </h2>
      <Announcement />
      <AlreadyInTextList />
      {items.length > 0 ? (
        <>
          <SuggestionAuthors />
          <ol ref={list} aria-label="Suggested changes">
            {items.map((item) => (
              <SuggestionItem
                key={item.id}
                item={item}
                isCurrent={item.id === current}
                onGoTo={() => {
                  if (innerWidth < 1024) setOpen(false) // the sheet would cover the words
                  goTo(item)
                }}
                onDecide={(act) => decide(item, act)}
              />
            ))}
          </ol>
        </>
      ) : (
        <p className="text-sm text-soft">Nothing is suggested.</p>
      )}
    </section>
  )
}

function Announcement() {
  const { announcement, putBack } = useEditorScreen().part.suggestions
  return (
    <div className="mb-3 empty:hidden">
      {announcement.words && (
        <div className="flex flex-wrap items-center gap-x-2 text-sm">
          <span>{announcement.words}</span>
          {announcement.back && (
            <AskButton kind="quiet" small ask={putBack}>
              Put back
            </AskButton>
          )}
        </div>
      )}
    </div>
  )
}

function AlreadyInTextList() {
  const { all, items, settle } = useEditorScreen().part.suggestions
  const isThere = ({ id, changes }: Suggestions['all'][number]) =>
    changes.some(({ decision }) => !decision) && !items.some(({ suggestionId }) => suggestionId === id)
  return all.filter(isThere).map((one) => (
    <div key={one.id} className="mb-2 text-sm">
      <p>The text says everything by now that {one.by} suggested.</p>
      <AskButton small kind="quiet" className="-ml-2.5" ask={() => settle(one)}>
        Close suggested edits from {one.by}
      </AskButton>
    </div>
  ))
}

function SuggestionAuthors() {
  const { items } = useEditorScreen().part.suggestions
  const ids = [...new Set(items.map(({ suggestionId }) => suggestionId))]
  return (
    <ul aria-label="By person" className="mb-2 space-y-1">
      {ids.map((id) => (
        <SuggestionAuthor key={id} items={items.filter(({ suggestionId }) => suggestionId === id)} />
      ))}
    </ul>
  )
}

function SuggestionAuthor({ items }: { items: PlacedSuggestion[] }) {
  const { suggestions } = useEditorScreen().part
  const fitting = items.filter(({ place }) => place.is === 'open')
  const { by } = items[0]!
  return (
    <li>
      <p className="text-sm font-semibold">{peopleWords(items)}</p>
      <div className="-ml-2.5 flex flex-wrap">
        {fitting.length > 0 && (
          <AskButton kind="quiet" small aria-label={`Accept all from ${by}`} ask={() => suggestions.accept(fitting)}>
            Accept all
          </AskButton>
        )}
        <AskButton kind="quiet" small aria-label={`Refuse all from ${by}`} ask={() => suggestions.refuse(items)}>
          Refuse all
        </AskButton>
      </div>
    </li>
  )
}
