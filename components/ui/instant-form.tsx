'use client'

import { useRouter } from 'next/navigation'
import { Fragment, useEffect, useRef, useState, useTransition, type ReactNode } from 'react'

type Props = {
  label: string
  /** The list's address without a filter. */
  path: string
  /** The query that its address asks for now: the values of the fields by their names, on the first page. */
  query: string
  className?: string
  children: ReactNode
}

/** The time (ms) that typing has to rest before the list is loaded. */
const pause = 300

/**
 * Filters as a form whose answer is an address: it can be kept, sent to a colleague and gone back to. Each change loads the list
 * at once, and of two lists that are on their way only the later one is shown. Without scripts its button loads it.
 */
export function InstantForm({ label, path, query, className, children }: Props) {
  const router = useRouter()
  const [isLoading, startLoading] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const last = useRef({ query: sorted(query), wasTyped: false })
  const [asked, setAsked] = useState(sorted(query))
  const [shown, setShown] = useState(query)
  const [round, setRound] = useState(0)
  // The list was narrowed elsewhere, by Back or a saved list: the fields begin again with what it asks for.
  if (query !== shown) {
    setShown(query)
    if (!isLoading && sorted(query) !== asked) {
      setAsked(sorted(query))
      setRound(round + 1)
    }
  }

  function load(isTyped: boolean) {
    clearTimeout(timer.current)
    const next = queryIn(form.current!)
    const before = last.current
    if (next === before.query) return
    last.current = { query: next, wasTyped: isTyped }
    setAsked(next)
    const address = next ? `${path}?${next}` : path
    // Back leads to the list before a word was typed, not before its last letter.
    const go = isTyped && before.wasTyped ? router.replace : router.push
    startLoading(() => go(address, { scroll: false }))
  }

  useEffect(() => {
    last.current = { query: sorted(query), wasTyped: last.current.wasTyped }
  }, [query])
  // The list that was chosen before the scripts came.
  const loadOnce = useRef(load)
  useEffect(() => {
    if (isChanged(form.current!)) loadOnce.current(false)
    return () => clearTimeout(timer.current)
  }, [])

  return (
    <form
      ref={form}
      role="search"
      aria-label={label}
      action={path}
      autoComplete="off"
      data-loading={isLoading || undefined}
      className={className}
      onChange={({ target }) => {
        const isTyped = target instanceof HTMLInputElement && target.type !== 'checkbox'
        clearTimeout(timer.current)
        if (isTyped) timer.current = setTimeout(() => load(true), pause)
        else load(false)
      }}
      onSubmit={(event) => {
        event.preventDefault()
        load(false)
      }}
    >
      <Fragment key={round}>{children}</Fragment>
    </form>
  )
}

/** Returns whether a field has another value than it came with. A list may ask for what no field offers: that is no change. */
function isChanged(form: HTMLFormElement) {
  return [...form.elements].some((field) => {
    if (field instanceof HTMLInputElement) return field.value !== field.defaultValue
    if (!(field instanceof HTMLSelectElement)) return false
    const came = [...field.options].findIndex(({ defaultSelected }) => defaultSelected)
    return field.selectedIndex !== Math.max(0, came)
  })
}

/** Returns what the fields ask for, as an address has it. */
function queryIn(form: HTMLFormElement) {
  const values = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()])
  return sorted(new URLSearchParams(values.filter(([, value]) => value)).toString())
}

/** Two queries that ask for the same are the same text. */
function sorted(query: string) {
  const params = new URLSearchParams(query)
  params.sort()
  return params.toString()
}
