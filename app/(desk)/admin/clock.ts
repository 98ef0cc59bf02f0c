import type { Clock } from '@/components/admin/entry/state-words'
import type { Actor } from '@/domain/staff/actor'
import { siteSettings } from '@/domain/published/site'

/** The moment of this request, in the site's zone and this person's. */
export type DeskClock = Clock

export async function clockFor(actor: Actor): Promise<Clock> {
  const { zone } = await siteSettings()
  return { now: Date.now(), zone, viewer: actor.zone }
}
