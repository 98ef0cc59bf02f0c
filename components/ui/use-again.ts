import { useEffect } from 'react'

const pause = 30_000

/** Runs now, when the window gets the focus, and every half minute while it has it: others work too. */
export function useAgain(load: () => Promise<void>) {
  useEffect(() => {
    void load()
    const again = () => {
      if (!document.hidden && navigator.onLine) void load()
    }
    window.addEventListener('focus', again)
    const timer = setInterval(again, pause)
    return () => {
      window.removeEventListener('focus', again)
      clearInterval(timer)
    }
  }, [load])
}
