import { createContext, useContext } from 'react'
import type { TimeZones } from '@/lib/time/time'

/** The zones in which the editor says moments: of the site, and of the person who writes. */
export const ZonesContext = createContext<TimeZones>({ zone: 'UTC', viewer: 'UTC' })

export function useZones() {
  return useContext(ZonesContext)
}
