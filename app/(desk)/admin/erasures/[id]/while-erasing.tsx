'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** The interval (ms) at which the page looks whether it is done. */
const every = 2_000

/** A bar while something is erased; the page is read again until it is done. */
export function WhileErasing() {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(refresh, every)
    return () => clearInterval(timer)
  }, [refresh])
  return <progress aria-label="It is being erased" className="h-2 w-full max-w-md accent-accent" />
}
