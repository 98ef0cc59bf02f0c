// The server for developers: the same front door; Next compiles on demand, the style sheet follows its sources.
import '../lib/process/require-node.mjs'
import { watch } from 'node:fs'
import { basename, join } from 'node:path'
import { prepareSources } from './ready.mjs'
import { root, run } from './run.mjs'
import { makeStylesheet, stylesheetModule } from './stylesheet.mjs'

const devEnv = { NODE_ENV: 'development', NEXT_TELEMETRY_DISABLED: '1' }

await prepareSources()
followStyle()
const { ok } = await run(process.execPath, ['--import', 'tsx', 'server/start.ts', '--dev'], { env: devEnv })
process.exit(ok ? 0 : 1)

function followStyle() {
  let waiting
  let turn = Promise.resolve()
  watch(join(root, 'components'), { recursive: true }, (_, name) => {
    if (!name || basename(name) === basename(stylesheetModule)) return
    clearTimeout(waiting)
    waiting = setTimeout(() => (turn = turn.then(makeStylesheet).catch((error) => console.error(error.message))), 100)
  })
}
