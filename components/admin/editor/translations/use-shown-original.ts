'use client'

import { useState, useSyncExternalStore } from 'react'

/** From here on both texts have room beside each other; the classes `min-[68.75rem]:` say the same. */
const wide = '(min-width: 68.75rem)'

const key = 'gazette.original-hidden'
const listeners = new Set<() => void>()

function isHidden() {
  try {
    return localStorage.getItem(key) === 'yes'
  } catch {
    return false // a browser that keeps nothing
  }
}

function remember(hidden: boolean) {
  try {
    if (hidden) localStorage.setItem(key, 'yes')
    else localStorage.removeItem(key)
  } catch {
    // The original is shown again the next time.
  }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

function subscribeWidth(listener: () => void) {
  const query = matchMedia(wide)
  query.addEventListener('change', listener)
  return () => query.removeEventListener('change', listener)
}

/**
 * Returns whether the original is shown. Where there is room, beside the translation, unless somebody hid it in this browser;
 * on narrow screens in its place, until they go back. What becomes a translation while it is open does not push the details
 * away.
 */
export function useShownOriginal({ hasOriginal, hadOriginal }: { hasOriginal: boolean; hadOriginal: boolean }) {
  const hidden = useSyncExternalStore(subscribe, isHidden, () => false)
  const isWide = useSyncExternalStore(
    subscribeWidth,
    () => matchMedia(wide).matches,
    () => true,
  )
  /** Something else was called to stand there for now: details or comments. */
  const [givesWay, setGivesWay] = useState(!hadOriginal)
  const [isInPlace, setInPlace] = useState(false)
  const isBeside = hasOriginal && !hidden && !givesWay
  return {
    isWide,
    isBeside,
    /** On a narrow screen, it stands in the place of the translation. */
    isInPlace: hasOriginal && isInPlace,
    /** Lets something else stand there for now, or takes the place again. */
    giveWay: setGivesWay,
    backToText: () => setInPlace(false),
    toggle() {
      if (!isWide) return setInPlace(!isInPlace)
      remember(isBeside)
      setGivesWay(false)
    },
    show() {
      if (!isWide) return setInPlace(true)
      remember(false)
      setGivesWay(false)
    },
  }
}

export type ShownOriginal = ReturnType<typeof useShownOriginal>
