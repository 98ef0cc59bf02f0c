import { createContext, useContext } from 'react'
import type { TimeZones } from '@/lib/time/time'

/** The zones in which the editor shows moments: the site's and the writer's. */
export const ZonesContext = createContext<TimeZones>({ zone: 'UTC', viewer: 'UTC' })

export function useZones() {
  return useContext(ZonesContext)
}
