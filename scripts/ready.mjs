// Makes a clone ready to start with Node's own modules; a step runs only when its sources changed.
import '../lib/process/require-node.mjs'
import { pathToFileURL } from 'node:url'
import { build } from './build.mjs'
import { install } from './install.mjs'
import { makeLetters, lettersIndex } from './letters.mjs'
import { makeStylesheet, stylesheetModule } from './stylesheet.mjs'
import { fingerprint, runUnlessUnchanged } from './stamp.mjs'

export async function prepareSources() {
  await install()
  await runUnlessUnchanged({
    stamp: '.stylesheet/.ready',
    fingerprint: fingerprint([
      'components',
      'messages',
      'domain/files/pictures/tone.mjs',
      'lib/languages/fonts.mjs',
      'scripts/stylesheet.mjs',
      'scripts/style-rules.mjs',
      'package-lock.json',
    ]),
    outputs: [stylesheetModule],
    work: makeStylesheet,
  })
  await runUnlessUnchanged({
    stamp: '.letters/.ready',
    fingerprint: fingerprint(['scripts/letters.mjs', 'package-lock.json']),
    outputs: [lettersIndex],
    work: makeLetters,
  })
}

export async function prepareAndBuild() {
  await prepareSources()
  await build()
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  await prepareAndBuild().catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
