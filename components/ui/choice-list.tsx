import { Search } from 'lucide-react'
import { useEffect, useId, useRef, type MouseEvent, type ReactNode } from 'react'
import type { ChoiceKeys } from './use-choice-keys'

export type ChoiceGroup<C> = { name: string; choices: C[] }

type Props<C> = {
  label: string
  placeholder?: string
  typed: string
  onType: (typed: string) => void
  groups: ChoiceGroup<C>[]
  keys: ChoiceKeys
  keyOf: (choice: C) => string
  show: (choice: C) => ReactNode
  press: (choice: C, event: MouseEvent) => void
  placeOf?: (choice: C) => number | undefined
  inGrid?: boolean
  empty?: ReactNode
  isBusy?: boolean
  message: string
  isBare?: boolean
}

/** A combobox whose list is always open (ARIA APG). */
export function ChoiceList<C>({ label, placeholder, typed, onType, groups, keys, ...rest }: Props<C>) {
  const { keyOf, show, press, placeOf, inGrid, empty, isBusy, message, isBare } = rest
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const all = groups.flatMap((group) => group.choices)
  const { index } = keys

  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${index}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [id, index, all.length])

  return (
    <div className={isBare ? '' : 'border border-edge bg-sheet'}>
      <div className="flex items-center gap-2.5 border-b border-line px-4 focus-within:bg-sheet">
        <Search aria-hidden className="size-4.5 shrink-0 text-soft" />
        <input
          role="combobox"
          aria-label={label}
          aria-expanded={all.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={all.length ? `${id}-${index}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          autoFocus
          placeholder={placeholder}
          value={typed}
          onChange={(event) => {
            onType(event.target.value)
            keys.restart()
          }}
          onKeyDown={keys.onKeyDown}
          className="min-h-12 w-full min-w-0 bg-transparent text-base outline-none"
        />
      </div>
      <div className={isBare ? '' : 'h-[min(21rem,45vh)]'}>
        {all.length === 0 && <div className="px-4 py-3 empty:hidden">{empty}</div>}
        <div
          ref={list}
          id={`${id}-list`}
          role="listbox"
          aria-label="Choices"
          aria-multiselectable={placeOf ? true : undefined}
          aria-busy={isBusy}
          hidden={all.length === 0}
          className={`overflow-y-auto py-2 ${isBare ? 'max-h-[55vh]' : 'h-full'}`}
        >
          {groups.map((group, g) => (
            <div key={group.name} role="group" aria-labelledby={`${id}-g${g}`}>
              <div id={`${id}-g${g}`} role="presentation" className="px-4 pt-2 pb-1 text-sm font-semibold text-soft">
                {group.name}
              </div>
              <div role="presentation" className={inGrid ? 'grid grid-cols-3 gap-2 px-3 py-1' : ''}>
                {group.choices.map((choice) => {
                  const n = all.indexOf(choice)
                  const place = placeOf?.(choice)
                  return (
                    <div
                      key={keyOf(choice)}
                      id={`${id}-${n}`}
                      role="option"
                      aria-selected={placeOf ? place !== undefined : n === index}
                      onPointerMove={() => keys.setAt(n)}
                      onMouseDown={(event) => event.preventDefault()}
                      onClick={(event) => press(choice, event)}
                      className={`relative cursor-pointer ${inGrid ? tileClass : lineClass} ${n === index ? 'border-accent bg-wash' : 'border-transparent'}`}
                    >
                      {show(choice)}
                    </div>
                  )
                })}
              </div>
            </div>
          ))}
        </div>
      </div>
      <p role="status" className="border-t border-line px-4 py-2 text-sm text-soft">
        {message}
      </p>
    </div>
  )
}

const lineClass = 'min-h-10 border-l-3 px-4 py-1.5'
const tileClass = 'border-3 p-0.5'
