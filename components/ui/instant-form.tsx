'use client'

import { useRouter } from 'next/navigation'
import { Fragment, useEffect, useRef, useState, useTransition, type ReactNode } from 'react'

type Props = {
  label: string
  path: string
  query: string
  className?: string
  children: ReactNode
}

/** Milliseconds without typing before the list is loaded. */
const typingPause = 300

/** A form of filters. Each change loads the list at its new address, the last one counts. Without scripts: a button. */
export function InstantForm({ label, path, query, className, children }: Props) {
  const router = useRouter()
  const [isLoading, startLoading] = useTransition()
  const form = useRef<HTMLFormElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sorted = sortedQuery(query)
  const last = useRef({ asked: sorted, shown: sorted, typed: '' })
  const [asked, setAsked] = useState(sorted)
  const [shown, setShown] = useState(query)
  const [round, setRound] = useState(0)
  // Back or a saved list has changed the filters: the fields are drawn anew.
  if (query !== shown) {
    setShown(query)
    if (!isLoading && sorted !== asked) {
      setAsked(sorted)
      setRound(round + 1)
    }
  }

  function load(isTyped: boolean) {
    clearTimeout(timer.current)
    const next = queryIn(form.current!)
    const { asked, shown, typed } = last.current
    if (next === asked) return
    // A list for one letter more replaces the list before it: Back leads to the time before the word was typed. A list
    // that has not come yet is not in the history and cannot be replaced.
    const go = isTyped && typed && typed === shown ? router.replace : router.push
    last.current = { asked: next, shown, typed: isTyped ? next : '' }
    setAsked(next)
    startLoading(() => go(next ? `${path}?${next}` : path, { scroll: false }))
  }

  useEffect(() => {
    last.current = { ...last.current, asked: sorted, shown: sorted }
  }, [sorted])
  const loadOnce = useRef(load)
  useEffect(() => {
    const fields = [...form.current!.elements]
    const isTyped = fields.some(hasOtherWords)
    if (isTyped || fields.some(hasOtherChoice)) loadOnce.current(isTyped)
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
        if (isTyped) timer.current = setTimeout(() => load(true), typingPause)
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

function hasOtherWords(field: Element) {
  return field instanceof HTMLInputElement && field.value !== field.defaultValue
}

/** Returns whether somebody chose something else. A value of the query that no field offers is no such choice. */
function hasOtherChoice(field: Element) {
  if (!(field instanceof HTMLSelectElement)) return false
  const came = [...field.options].findIndex(({ defaultSelected }) => defaultSelected)
  return field.selectedIndex !== Math.max(0, came)
}

function queryIn(form: HTMLFormElement) {
  const values = [...new FormData(form)].map(([name, value]) => [name, String(value).trim()])
  return sortedQuery(new URLSearchParams(values.filter(([, value]) => value)).toString())
}

function sortedQuery(query: string) {
  const params = new URLSearchParams(query)
  params.sort()
  return params.toString()
}
