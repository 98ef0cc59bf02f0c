import { Readable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '@/db/connection'
import { withReceived } from './received-files'

// For tests: a process that is receiving an upload until it is killed.

const [dataDir] = process.argv.slice(2)
openDatabase(dataDir!)
const endless = Readable.from(
  (async function* () {
    for (let n = 0; ; n++) {
      yield Buffer.alloc(100_000)
      if (n === 2) process.stdout.write('at work\n')
      await wait(20)
    }
  })(),
)
await withReceived(endless, async () => undefined)
