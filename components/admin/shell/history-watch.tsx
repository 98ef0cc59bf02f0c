'use client'

import { useLayoutEffect } from 'react'

let popStateGuard: ((event: PopStateEvent) => void) | undefined

/** Listens for Back and Forward. Its layout effect runs before the router's effect, and listeners run in that order. */
export function HistoryWatch() {
  useLayoutEffect(() => {
    const listen = (event: PopStateEvent) => popStateGuard?.(event)
    addEventListener('popstate', listen)
    return () => removeEventListener('popstate', listen)
  }, [])
  return null
}

/** Holds Back and Forward in one document until `isLeaving`, and calls `ask`. Returns a function that ends it. */
export function guardHistory(ask: (by: number) => void, isLeaving: () => boolean) {
  let here = historyPlace()
  let returning = false
  const onPopState = (event: PopStateEvent) => {
    if (isLeaving()) return
    if (returning) {
      returning = false
      event.stopImmediatePropagation()
      return
    }
    if (currentAddress() === here.address) return void (here = historyPlace()) // to another part of this page
    event.stopImmediatePropagation()
    // Back is most likely where the browser does not number its entries.
    const by = historyPlace().index - here.index || -1
    returning = true
    history.go(-by)
    ask(by)
  }
  popStateGuard = onPopState
  return () => {
    if (popStateGuard === onPopState) popStateGuard = undefined
  }
}

function historyPlace() {
  return { address: currentAddress(), index: windowWithNavigation.navigation?.currentEntry?.index ?? 0 }
}

const currentAddress = () => location.pathname + location.search
const windowWithNavigation = globalThis as { navigation?: { currentEntry?: { index: number } | null } }
