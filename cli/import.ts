import { constants, getPriority, setPriority } from 'node:os'
import { deliveryImport } from './imports/delivery'
import { folderImport } from './imports/folder'
import { wordpressImport } from './imports/wordpress'
import { Misused, type Verb } from './verb'

const importSources: Pick<Verb, 'name' | 'usage' | 'run'>[] = [wordpressImport, folderImport, deliveryImport]

export const imports: Verb = {
  name: 'import',
  summary: 'Takes over another site from its export, or a folder of documents; again, what changed there since',
  usage: importSources.flatMap(({ name, usage }) => usage.map((form) => `${name} ${form}`)),
  async run([sourceName, ...args]) {
    const source = importSources.find(({ name }) => name === sourceName)
    if (!source) throw new Misused(`Say what to import: ${importSources.map(({ name }) => name).join(', ')}.`)
    lowerPriority()
    return source.run(args)
  },
}

/** Uses the priority of page processes. With a lower one, the desk would wait for the import's lock. */
function lowerPriority() {
  const { PRIORITY_BELOW_NORMAL } = constants.priority
  if (getPriority() < PRIORITY_BELOW_NORMAL) setPriority(PRIORITY_BELOW_NORMAL)
}
