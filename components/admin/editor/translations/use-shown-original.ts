import { useState, useSyncExternalStore } from 'react'

/** Above this width both texts fit side by side; the classes `min-[68.75rem]:` repeat it. */
const wideQuery = '(min-width: 68.75rem)'

const storageKey = 'gazette.original-hidden'
const listeners = new Set<() => void>()

function isHidden() {
  try {
    return localStorage.getItem(storageKey) === 'yes'
  } catch {
    return false // the browser has no storage
  }
}

function rememberHidden(hidden: boolean) {
  try {
    if (hidden) localStorage.setItem(storageKey, 'yes')
    else localStorage.removeItem(storageKey)
  } catch {
    // Without storage, the original is shown again next time.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function subscribeWidth(listener: () => void) {
  const query = matchMedia(wideQuery)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/** Shows the original beside the translation, or in its place on narrow screens, unless this browser hides it. */
export function useShownOriginal({ hasOriginal, hadOriginal }: { hasOriginal: boolean; hadOriginal: boolean }) {
  const hidden = useSyncExternalStore(subscribe, isHidden, () => false)
  const isWide = useSyncExternalStore(
    subscribeWidth,
    () => matchMedia(wideQuery).matches,
    () => true,
  )
  const [givesWay, setGivesWay] = useState(!hadOriginal)
  const [isInPlace, setInPlace] = useState(false)
  const isBeside = hasOriginal && !hidden && !givesWay
  return {
    isWide,
    isBeside,
    isInPlace: hasOriginal && isInPlace,
    giveWay: setGivesWay,
    backToText: () => setInPlace(false),
    toggle() {
      if (!isWide) return setInPlace(!isInPlace)
      rememberHidden(isBeside)
      setGivesWay(false)
    },
    show() {
      if (!isWide) return setInPlace(true)
      rememberHidden(false)
      setGivesWay(false)
    },
  }
}

export type ShownOriginal = ReturnType<typeof useShownOriginal>
