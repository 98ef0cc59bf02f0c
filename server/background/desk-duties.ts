import { setupAddress } from '@/auth/setup'
import { addMissed } from '@/domain/addresses/missed-addresses'
import { addDownloads } from '@/domain/files/downloads'
import { stopChildren } from './stop-children'

/** The duties that the front door has to ask for where there must be one of something: what it counts, who may begin, what has to end. */
export type DeskDuties = {
  addDownloads: typeof addDownloads
  addMissed: typeof addMissed
  setupAddress: () => Promise<string | undefined>
  /** Called when the server begins to stop. */
  stopChildren: () => unknown
}

export const deskDuties: DeskDuties = { addDownloads, addMissed, setupAddress: () => setupAddress(), stopChildren }
