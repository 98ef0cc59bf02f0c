import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.mjs'

/** Tools to compile and test that are not devDependencies. */
const buildTools =
  /^(tsx|esbuild|typescript|@?tailwindcss(\/.+)?|lightningcss.*|@next\/swc-.+|@esbuild\/.+|playwright.*|@playwright\/.+|@rolldown\/.+|vite|vitest)$/
const unwantedFiles =
  /\.(test|spec)\.[cm]?[jt]sx?$|^(vitest|playwright|eslint|drizzle)\.config|^(e2e|bench|proofs|scripts|\.git|\.ci|\.env)$/

export function imageFaults(folder) {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const installed = packagesIn(join(folder, 'node_modules'))
  const forbidden = installed.filter((name) => buildTools.test(name) || name in devDependencies)
  const own = readdirSync(folder, { recursive: true })
    .filter((path) => !/(^|\/)node_modules(\/|$)/.test(path))
    .filter((path) => unwantedFiles.test(path) || unwantedFiles.test(path.split('/').pop()) || /\.tsx?$/.test(path))
  return [
    ...forbidden.map((name) => `A package for building or testing: ${name}`),
    ...own.map((path) => `A file for building or testing: ${path}`),
  ]
}

function packagesIn(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => !name.startsWith('.'))
    .flatMap((name) =>
      name.startsWith('@') ? readdirSync(join(folder, name)).map((inside) => `${name}/${inside}`) : [name],
    )
    .flatMap((name) => [name, ...packagesIn(join(folder, name, 'node_modules'))])
}
