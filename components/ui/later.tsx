import { useEffect, useState, type ComponentType } from 'react'
import { Button } from './button'

type LoadComponent<P> = () => Promise<ComponentType<P>>

/** Makes a component that loads when it is first shown, or by `load`. `placeholderClass` reserves its space. */
export function loadLater<P extends object>(from: LoadComponent<P>, roomClass = 'min-h-[min(26rem,60vh)] p-5') {
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

  /** Loads the component early. A failure is reported only when the component is shown. */
  Later.load = () => void load().catch(() => undefined)
  return Later
}

/** Loads components at the first focus in a page, so that their keys work at once, also without a connection. */
export function useLoadedEarly(parts: { load(): void }[]) {
  useEffect(() => {
    const load = () => parts.forEach((part) => part.load())
    if (document.activeElement !== document.body) load()
    addEventListener('focusin', load, { once: true })
    return () => removeEventListener('focusin', load)
  }, [parts])
}
