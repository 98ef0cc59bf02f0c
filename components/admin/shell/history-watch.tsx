'use client'

import { useLayoutEffect } from 'react'

let guard: ((event: PopStateEvent) => void) | undefined

/**
 * Hears of the browser's Back and Forward before the router does, and only so can hold it back: listeners of a window are
 * called in the order in which they came, the capturing ones too, and layout effects run before the router's own effect.
 */
export function HistoryWatch() {
  useLayoutEffect(() => {
    const listen = (event: PopStateEvent) => guard?.(event)
    addEventListener('popstate', listen)
    return () => removeEventListener('popstate', listen)
  }, [])
  return null
}

/**
 * Holds Back and Forward within one document: the window has gone to the other entry by the time anyone is told, so it is
 * brought back, and `ask` gets how many entries it was to go. Once `isLeaving`, nothing is held. Answers with the end of
 * the guard. A way to another document is the window's own to ask about (`beforeunload`).
 */
export function guardHistory(ask: (by: number) => void, isLeaving: () => boolean) {
  let here = place()
  let returning = false
  const onPopState = (event: PopStateEvent) => {
    if (isLeaving()) return
    if (returning) {
      returning = false
      event.stopImmediatePropagation()
      return
    }
    if (address() === here.address) return void (here = place()) // to another part of this page
    event.stopImmediatePropagation()
    // If the browser does not number its entries, Back is what was meant nearly always.
    const by = place().index - here.index || -1
    returning = true
    history.go(-by)
    ask(by)
  }
  guard = onPopState
  return () => {
    if (guard === onPopState) guard = undefined
  }
}

function place() {
  return { address: address(), index: windowWithNavigation.navigation?.currentEntry?.index ?? 0 }
}

const address = () => location.pathname + location.search
const windowWithNavigation = globalThis as { navigation?: { currentEntry?: { index: number } | null } }
