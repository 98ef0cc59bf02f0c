import { constants, getPriority, setPriority } from 'node:os'
import { noArchive } from './installation'
import { delivery } from './imports/delivery'
import { folder } from './imports/folder'
import { wordpress } from './imports/wordpress'
import { Misused, type Verb } from './verb'

const sources: Pick<Verb, 'name' | 'usage' | 'run'>[] = [wordpress, folder, delivery]

export const imports: Verb = {
  name: 'import',
  summary: 'Takes over another site from its export, or a folder of documents; again, what changed there since',
  usage: sources.flatMap(({ name, usage }) => usage.map((form) => `${name} ${form}`)),
  async run([sourceName, ...args]) {
    const source = sources.find(({ name }) => name === sourceName)
    if (!source) throw new Misused(`Say what to import: ${sources.map(({ name }) => name).join(', ')}.`)
    lowerPriority()
    return noArchive() ?? source.run(args)
  },
}

/** Uses the priority of page processes. With a lower one, the desk would wait for the import's lock. */
function lowerPriority() {
  const { PRIORITY_BELOW_NORMAL } = constants.priority
  if (getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL)
}
