import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** Tools to compile and test that are not devDependencies. */
const buildTools =
  /^(tsx|esbuild|typescript|@?tailwindcss(\/.+)?|lightningcss.*|@next\/swc-.+|@esbuild\/.+|playwright.*|@playwright\/.+|@rolldown\/.+|vite|vitest)$/
const unwantedFiles =
  /\.(test|spec)\.[cm]?[jt]sx?$|^(vitest|playwright|eslint|drizzle)\.config|^(e2e|bench|proofs|scripts|\.git|\.ci|\.env)$/

const { packages: lockedPackages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))

/** Returns whether a package, by its path such as `node_modules/a/node_modules/b`, only builds or tests. */
export function isForBuilding(path) {
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  return buildTools.test(name) || lockedPackages[path]?.dev === true
}

export function imageFaults(folder) {
  const forbidden = packagesIn(folder, 'node_modules').filter(isForBuilding)
  const own = readdirSync(folder, { recursive: true })
    .filter((path) => !/(^|\/)node_modules(\/|$)/.test(path))
    .filter((path) => unwantedFiles.test(path) || unwantedFiles.test(path.split('/').pop()) || /\.tsx?$/.test(path))
  return [
    ...forbidden.map((path) => `A package for building or testing: ${path}`),
    ...own.map((path) => `A file for building or testing: ${path}`),
  ]
}

function packagesIn(folder, inside) {
  if (!existsSync(join(folder, inside))) return []
  return readdirSync(join(folder, inside))
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, inside, name)).map((one) => `${name}/${one}`) : [name],
    )
    .map((name) => `${inside}/${name}`)
    .flatMap((path) => [path, ...packagesIn(folder, `${path}/node_modules`)])
}
