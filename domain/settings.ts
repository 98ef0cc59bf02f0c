import { write } from '@/db/connection'
import { settings } from '@/db/schema'
import { done, refused, type Result } from '@/lib/result'
import { isZone } from '@/lib/time'
import { permit, type Actor } from './actor'
import { defaultSite, type Site } from './published/site'

/** Changes some of the site's settings. Refused: a name that is empty and a zone that does not exist. */
export async function changeSettings(actor: Actor, changes: Partial<Site>): Promise<Result> {
  permit(actor, 'manageSettings')
  if (changes.name !== undefined && !changes.name.trim()) return refused('The site needs a name.', 'name')
  if (changes.zone !== undefined && !isZone(changes.zone)) return refused('There is no such time zone.', 'zone')
  const unsafe = changes.menu?.find((item) => !item.label.trim() || !/^\/(?![/\\])/.test(item.path))
  if (unsafe) return refused('Each menu line needs a label and an address on this site, such as /about.', 'menu')
  return write(async (tx) => {
    for (const [key, value] of Object.entries(changes)) {
      if (!(key in defaultSite)) continue
      await tx.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } })
    }
    return done(undefined)
  })
}
