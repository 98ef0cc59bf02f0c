import type { Clock } from '@/components/admin/entry/state-words'
import type { Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'

export type DeskClock = Clock

export async function clockFor(actor: Actor): Promise<Clock> {
  const { zone } = await siteSettings()
  return { now: Date.now(), zone, viewer: actor.zone }
}
