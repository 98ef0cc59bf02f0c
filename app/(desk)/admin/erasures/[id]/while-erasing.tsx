'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

/** Milliseconds between two looks. */
const every = 2_000

export function WhileErasing() {
  const { refresh } = useRouter()
  useEffect(() => {
    const timer = setInterval(refresh, every)
    return () => clearInterval(timer)
  }, [refresh])
  return <progress aria-label="It is being erased" className="h-2 w-full max-w-md accent-accent" />
}
