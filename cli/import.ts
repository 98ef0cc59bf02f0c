import { noDatabase } from './installation'
import { delivery } from './imports/delivery'
import { folder } from './imports/folder'
import { wordpress } from './imports/wordpress'
import { Misused, type Verb } from './verb'

/** What can be imported from, each with its own arguments. */
const sources: Pick<Verb, 'name' | 'usage' | 'run'>[] = [wordpress, folder, delivery]

export const imports: Verb = {
  name: 'import',
  summary: 'Takes over another site from its export, or a folder of documents; again, what changed there since',
  usage: sources.flatMap(({ name, usage }) => usage.map((form) => `${name} ${form}`)),
  async run([sourceName, ...args]) {
    const source = sources.find(({ name }) => name === sourceName)
    if (!source) throw new Misused(`Say what to import: ${sources.map(({ name }) => name).join(', ')}.`)
    return noDatabase() ?? source.run(args)
  },
}
