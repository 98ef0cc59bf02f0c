import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript'

const root = join(import.meta.dirname, '../../../..')
const imported = /\brequire\("([^"]+)"\)/g

/**
 * One script of a module and of all that it imports here, for browsers. No module of a browser's own: a page that was opened
 * from a disk may not load those.
 * @param entry a path from the root of the repository, without its ending
 */
export function bundleScript(entry: string): string {
  const modules = new Map<string, string>()
  gather(entry)
  const parts = [...modules].map(([name, code]) => `${JSON.stringify(name)}:function(exports,require){${code}\n}`)
  return `(function(){"use strict";var modules={${parts.join(',\n')}},made={};
function require(name){var exports=made[name];if(!exports){exports=made[name]={};modules[name](exports,require)}return exports}
require(${JSON.stringify(entry)})})()\n`

  function gather(name: string) {
    if (modules.has(name)) return
    modules.set(name, '')
    const compilerOptions = { target: ScriptTarget.ES2022, module: ModuleKind.CommonJS, removeComments: true }
    const { outputText } = transpileModule(readFileSync(join(root, `${name}.ts`), 'utf8'), { compilerOptions })
    const used = outputText.replace(imported, (_, specifier: string) => {
      const path = specifier.startsWith('@/') ? specifier.slice(2) : posix.join(posix.dirname(name), specifier)
      gather(path)
      return `require(${JSON.stringify(path)})`
    })
    modules.set(name, used.replace(/^"use strict";\s*/, ''))
  }
}
