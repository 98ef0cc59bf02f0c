'use client'

import { useEffect, useState, type ComponentType } from 'react'
import { Button } from './button'

type Load<P> = () => Promise<ComponentType<P>>

/**
 * A part of a page that is loaded when it is first shown, or before by `load`. Until then its room is kept, `roomClass` says how much
 * (a dialog's, if nothing is said); where it does not come, it says so and can be asked for again.
 */
export function later<P extends object>(from: Load<P>, roomClass = 'min-h-[min(26rem,60vh)] p-5') {
  let loaded: ComponentType<P> | undefined
  let request: Promise<unknown> | undefined

  function load() {
    return (request ??= from().then(
      (part) => void (loaded = part),
      (error: unknown) => {
        request = undefined
        throw error
      },
    ))
  }

  function Later(props: P) {
    const [state, setState] = useState<'waits' | 'failed' | 'is here'>(loaded ? 'is here' : 'waits')
    useEffect(() => {
      if (state !== 'waits') return
      let isGone = false
      load().then(
        () => !isGone && setState('is here'),
        () => !isGone && setState('failed'),
      )
      return () => void (isGone = true)
    }, [state])
    const Part = loaded
    if (Part) return <Part {...props} />
    return (
      <div className={roomClass}>
        {state === 'failed' && (
          <div role="alert" className="space-y-3">
            <p>
              This did not come from the server. Check the connection. If the site was just updated, load the page
              again.
            </p>
            <Button autoFocus onPress={() => setState('waits')}>
              Try again
            </Button>
          </div>
        )}
      </div>
    )
  }

  /** Loads it before it is shown; that it failed is said when it is. */
  Later.load = () => void load().catch(() => undefined)
  return Later
}

/** Loads parts as soon as somebody begins to work in a page, in whichever field: what their keys open is then there at once, and without a connection. */
export function useLoadedEarly(parts: { load(): void }[]) {
  useEffect(() => {
    const load = () => parts.forEach((part) => part.load())
    if (document.activeElement !== document.body) load()
    addEventListener('focusin', load, { once: true })
    return () => removeEventListener('focusin', load)
  }, [parts])
}
