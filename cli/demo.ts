import { sharedNow } from '@/db/clock'
import { hasDemonstration, removeDemonstration } from '@/domain/site/demonstration'
import { done, refused } from '@/lib/result'
import { installationActor, noArchive } from './installation'
import { Misused, type Verb } from './verb'

export const demo: Verb = {
  name: 'demo',
  summary: 'Removes the demonstration archive: exactly what it brought, and nothing of yours',
  usage: ['remove'],
  async run([command, ...rest]) {
    if (command !== 'remove' || rest.length > 0) throw new Misused('Say what to do with the demonstration.')
    const missing = noArchive()
    if (missing) return missing
    if (!(await hasDemonstration())) return refused('There is no demonstration here: nothing was removed.')
    const removed = await removeDemonstration(await installationActor(), sharedNow())
    console.log(`Removed ${removed.entries} texts and ${removed.files} files of the demonstration.`)
    return done(undefined)
  },
}
