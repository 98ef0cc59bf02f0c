import type { Result } from '@/lib/result'
import { noDatabase } from './installation'
import { takeDelivery, usage as delivery } from './imports/delivery'
import { takeFolder, usage as folder } from './imports/folder'
import { Misused, type Verb } from './verb'

const kinds: Record<string, (args: string[]) => Promise<Result>> = { folder: takeFolder, delivery: takeDelivery }

export const imports: Verb = {
  name: 'import',
  summary: 'Takes in the documents of a folder',
  usage: [folder, delivery],
  async run([kind = '', ...args]) {
    const take = Object.hasOwn(kinds, kind) ? kinds[kind] : undefined
    if (!take) throw new Misused('Say what is imported.')
    return noDatabase() ?? take(args)
  },
}
