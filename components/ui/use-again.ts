import { useEffect } from 'react'

const refreshInterval = 30_000

/** Runs now, when the window gets the focus, and every half minute while it has it: others work too. */
export function useRepeatedly(load: () => Promise<void>) {
  useEffect(() => {
    void load()
    const again = () => {
      if (!document.hidden && navigator.onLine) void load()
    }
    window.addEventListener('focus', again)
    const timer = setInterval(again, refreshInterval)
    return () => {
      window.removeEventListener('focus', again)
      clearInterval(timer)
    }
  }, [load])
}
