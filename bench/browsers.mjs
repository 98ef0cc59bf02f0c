// The main road of the desk in Chromium, Firefox and WebKit. See bench/README.md.
//   node bench/browsers.mjs [chromium] [firefox] [webkit] [--shots FOLDER]
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { engines } from './browsers/engines.mjs'
import { walk } from './browsers/road.mjs'
import { ownFolder, startSite } from './site.mjs'

const [shotsAt, ...named] = folderAndNames(process.argv.slice(2))
for (const name of named.length ? named : Object.keys(engines)) await road(name, engines[name])

async function road(name, engine) {
  if (!engine?.has()) {
    console.log(`${name}: not here. It needs ${engine?.needs ?? 'another name'}.`)
    process.exitCode = 1
    return
  }
  const picture = join(ownFolder(), 'picture.png')
  await sharp({ create: { width: 600, height: 400, channels: 3, background: '#00587c' } })
    .png()
    .toFile(picture)
  const site = await startSite()
  const hand = await engine.open()
  try {
    await hand.size(1_280, 900)
    console.log(hand.name)
    const shots = shotsAt && join(shotsAt, name)
    await walk(hand, { setUpLink: site.setUpLink(), url: site.url, picture, shots, onStep })
  } finally {
    await hand.close()
    await site.end()
  }
}

function onStep(step, problem) {
  console.log(`  ${problem ? 'NO ' : 'yes'}  ${step}${problem ? `: ${problem}` : ''}`)
  if (problem) process.exitCode = 1
}

function folderAndNames(args) {
  const at = args.indexOf('--shots')
  if (at < 0) return [undefined, ...args]
  const [, folder] = args.splice(at, 2)
  mkdirSync(folder, { recursive: true })
  return [folder, ...args]
}
