// `npm run release` builds and writes into `release/` what runs without building: an archive, the packages in it, their
// checksums, and what `gazette update --check` reads.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeImage } from './image.mjs'
import { prepareAndBuild } from './ready.mjs'
import { root, run } from './run.mjs'

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const name = `gazette-${version}-${process.platform}-${process.arch}`
const [target, work] = [join(root, 'release'), mkdtempSync(join(tmpdir(), 'gazette-release-'))]
process.once('exit', () => rmSync(work, { recursive: true, force: true }))

await prepareAndBuild()
const faults = await makeImage(join(work, name))
if (faults.length > 0) throw new Error(faults.join('\n'))
rmSync(target, { recursive: true, force: true })
mkdirSync(target)
await must('npm', ['run', '--silent', 'sbom', '--', '--output-file', join(target, 'sbom.json')])
// One commit always gives the same names, owners and times. A later one gives later times, which browsers compare.
const { output: seconds } = await must('git', ['log', '-1', '--format=%ct'], { quiet: true })
const same = ['--sort=name', `--mtime=@${seconds.trim()}`, '--owner=0', '--group=0', '--numeric-owner', '--mode=go=u-w']
await must('tar', [...same, '-C', work, '-I', 'gzip -9n', '-cf', join(target, `${name}.tar.gz`), name])
const sums = Object.fromEntries([`${name}.tar.gz`, 'sbom.json'].map((file) => [file, sha256Of(file)]))
write(
  'SHA256SUMS',
  Object.entries(sums)
    .map(([file, sum]) => `${sum}  ${file}\n`)
    .join(''),
)
const archive = `${name}.tar.gz`
write('latest.json', `${JSON.stringify({ version, archive, sha256: sums[archive] }, undefined, 2)}\n`)
console.log(`Gazette ${version}: release/${archive}`)

async function must(program, args, options) {
  const result = await run(program, args, options)
  if (!result.ok) throw new Error(`${program} failed.`)
  return result
}

function sha256Of(file) {
  return createHash('sha256')
    .update(readFileSync(join(target, file)))
    .digest('hex')
}

function write(file, text) {
  writeFileSync(join(target, file), text)
}
