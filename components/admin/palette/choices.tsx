'use client'

import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'

export type PaletteChoice = {
  href: string
  label: string
  aside?: string
  lang?: string
  /** What it does here, where it leads nowhere. */
  run?: () => void
}
export type Group = { name: string; choices: PaletteChoice[] }

type Props = {
  typed: string
  onType: (typed: string) => void
  groups: Group[]
  /** How many there are, or why there are none. */
  says: string
  choose: (choice: PaletteChoice) => void
}

/** A field and the choices for what is typed in it: a combobox with a list that is always there (ARIA APG). */
export function Choices({ typed, onType, groups, says, choose }: Props) {
  const id = useId()
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const all = groups.flatMap((group) => group.choices)
  const current = Math.min(at, all.length - 1)

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [current, all.length])

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const steps: Record<string, number> = {
      ArrowDown: current + 1,
      ArrowUp: current - 1,
      PageDown: current + 8,
      PageUp: current - 8,
    }
    if (event.key === 'Enter' && all[current]) {
      event.preventDefault()
      choose(all[current])
    } else if (event.key in steps && all.length) {
      event.preventDefault()
      const step = steps[event.key]!
      const around = event.key.startsWith('Arrow') ? (step + all.length) % all.length : step
      setAt(Math.max(0, Math.min(around, all.length - 1)))
    }
  }

  return (
    <>
      <div className="flex items-center gap-2.5 border-b border-line px-4 focus-within:bg-sheet">
        <Search aria-hidden className="size-4.5 shrink-0 text-soft" />
        <input
          role="combobox"
          aria-label="Go to, begin or find by title"
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={all.length ? `${id}-${current}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          placeholder="A page, “new post”, words of a title or a text …"
          value={typed}
          onChange={(event) => {
            onType(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
          className="min-h-12 w-full min-w-0 bg-transparent text-base outline-none"
        />
      </div>
      <div
        ref={list}
        id={`${id}-list`}
        role="listbox"
        aria-label="Choices"
        className="max-h-[55vh] overflow-y-auto py-2"
      >
        {groups.map((group, g) => (
          <div key={group.name} role="group" aria-labelledby={`${id}-g${g}`}>
            <div id={`${id}-g${g}`} role="presentation" className="px-4 pt-2 pb-1 text-sm font-semibold text-soft">
              {group.name}
            </div>
            {group.choices.map((choice) => {
              const n = all.indexOf(choice)
              return (
                <div
                  key={choice.href}
                  id={`${id}-${n}`}
                  role="option"
                  aria-selected={n === current}
                  onPointerMove={() => setAt(n)}
                  onClick={() => choose(choice)}
                  className={`flex min-h-10 cursor-pointer items-center justify-between gap-4 border-l-3 px-4 py-1.5 ${n === current ? 'border-accent bg-wash' : 'border-transparent'}`}
                >
                  <span lang={choice.lang} className="min-w-0 wrap-anywhere">
                    {choice.label}
                  </span>
                  {choice.aside && <span className="shrink-0 text-sm text-soft">{choice.aside}</span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p role="status" className="border-t border-line px-4 py-2 text-sm text-soft">
        {says}
      </p>
    </>
  )
}
