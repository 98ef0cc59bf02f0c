import { setupAddress } from '@/auth/setup'
import { addMissed } from '@/domain/addresses/missed-addresses'
import { addDownloads } from '@/domain/files/downloads'
import { stopChildren } from './stop-children'

/** Duties that one process must do for all others. */
export type DeskDuties = {
  addDownloads: typeof addDownloads
  addMissed: typeof addMissed
  setupAddress: () => Promise<string | undefined>
  stopChildren: () => unknown
}

export const deskDuties: DeskDuties = { addDownloads, addMissed, setupAddress: () => setupAddress(), stopChildren }
