'use client'

import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'

/** Tab stops at one row, and arrow keys move between rows. Without scripts Tab passes each row. */
export function EntryRows({ children }: { children: ReactNode }) {
  const body = useRef<HTMLTableSectionElement>(null)
  const current = useRef<Element>(undefined)

  // After each change of the rows: new rows come without `tabindex`.
  useEffect(() => {
    const rows = [...body.current!.rows]
    reachByTab(rows, rows.find((row) => row === current.current) ?? rows[0])
  })

  useEffect(() => {
    const closeOthers = (event: PointerEvent) => {
      const open = openMenuIn(body.current!)
      if (open && !open.contains(event.target as Node)) open.open = false
    }
    document.addEventListener('pointerdown', closeOthers)
    return () => document.removeEventListener('pointerdown', closeOthers)
  }, [])

  function onKeyDown(event: KeyboardEvent) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
    const target = event.target as HTMLElement
    const menu = target.closest<HTMLDetailsElement>('details[open]')
    if (event.key === 'Escape' && menu) {
      menu.open = false
      menu.querySelector('summary')!.focus()
      return
    }
    const next = menu ? moveInMenu(menu, target, event.key) : moveInRows(body.current!, target, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
    next.scrollIntoView({ block: 'nearest' })
  }

  return (
    <tbody
      ref={body}
      role="rowgroup"
      className="block md:table-row-group"
      onKeyDown={onKeyDown}
      onFocus={({ target }) => {
        const row = target.closest('tr')
        if (!row || row === current.current) return
        current.current = row
        reachByTab([...body.current!.rows], row)
      }}
      onBlur={({ relatedTarget }) => {
        const open = openMenuIn(body.current!)
        if (open && relatedTarget && !open.contains(relatedTarget)) open.open = false
      }}
    >
      {children}
    </tbody>
  )
}

function openMenuIn(within: Element) {
  return within.querySelector<HTMLDetailsElement>('details[open]')
}

function focusableIn(row: Element) {
  return [...row.querySelectorAll<HTMLElement>('input, a[href], summary, button')]
}

function reachByTab(rows: HTMLTableRowElement[], current: HTMLTableRowElement | undefined) {
  for (const row of rows) for (const stop of focusableIn(row)) stop.tabIndex = row === current ? 0 : -1
}

function moveInRows(body: HTMLTableSectionElement, target: HTMLElement, key: string) {
  const rows = [...body.rows]
  const row = target.closest('tr')!
  const at = rows.indexOf(row)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[key]
  const next = to === undefined ? undefined : rows[to]
  return next && focusableIn(next)[focusableIn(row).indexOf(target)]
}

function moveInMenu(menu: HTMLDetailsElement, target: HTMLElement, key: string) {
  const stops = focusableIn(menu)
  const at = stops.indexOf(target)
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[key]
  return to === undefined ? undefined : stops[Math.max(0, Math.min(to, stops.length - 1))]
}
