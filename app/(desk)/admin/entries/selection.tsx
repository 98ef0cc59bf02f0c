'use client'

import { createContext, useContext, useState, type ReactNode } from 'react'

type Selection = {
  page: number[]
  chosen: ReadonlySet<number>
  /** True if everything the filter finds is chosen, on other pages too. */
  all: boolean
  choose: (ids: number[], chosen: boolean) => void
  chooseAll: () => void
  clear: () => void
}

const SelectionContext = createContext<Selection | undefined>(undefined)

export function SelectionProvider({ page, children }: { page: number[]; children: ReactNode }) {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  const [all, setAll] = useState(false)
  const here = new Set(page.filter((id) => chosen.has(id)))
  const selection: Selection = {
    page,
    chosen: here,
    all,
    choose: (ids, isChosen) => {
      const next = new Set(all ? page : here)
      for (const id of ids)
        if (isChosen) next.add(id)
        else next.delete(id)
      setChosen(next)
      setAll(false)
    },
    chooseAll: () => setAll(true),
    clear: () => {
      setChosen(new Set())
      setAll(false)
    },
  }
  return <SelectionContext value={selection}>{children}</SelectionContext>
}

export function useSelection() {
  const selection = useContext(SelectionContext)
  if (!selection) throw new Error('No selection here')
  return selection
}

const checkboxClass = 'size-4.5 cursor-pointer accent-accent'
const checkboxTargetClass = 'inline-grid size-8 place-items-center -ml-1.5'

export function EntryCheckbox({ id, title }: { id: number; title: string }) {
  const { chosen, all, choose } = useSelection()
  return (
    <label className={checkboxTargetClass}>
      <input
        type="checkbox"
        className={checkboxClass}
        checked={all || chosen.has(id)}
        onChange={(event) => choose([id], event.target.checked)}
        aria-label={`Choose “${title}”`}
      />
    </label>
  )
}

export function PageCheckbox() {
  const { page, chosen, all, choose } = useSelection()
  const whole = all || (page.length > 0 && chosen.size === page.length)
  return (
    <label className="inline-flex min-h-8 cursor-pointer items-center gap-2">
      <input
        type="checkbox"
        className={checkboxClass}
        checked={whole}
        ref={(input) => {
          if (input) input.indeterminate = !whole && chosen.size > 0
        }}
        onChange={(event) => choose(page, event.target.checked)}
      />
      <span className="md:sr-only">Select all on this page</span>
    </label>
  )
}
